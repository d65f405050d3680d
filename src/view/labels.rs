//! Every word of the interface. The words of the design stand here once; components take them
//! from here.

use crate::document::{Confidence, EntityKind, Kind, RepairKind, Sieve, Stance};

use super::files::Refusal;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $(
            $(#[$doc])*
            #[allow(missing_docs, reason = "the text says what it is")]
            pub const $name: &str = $text;
        )*
    };
}

words! {
    NAME = "Whosaid";
    TAGLINE = "See who said what.";
    OPEN = "Open";
    OPEN_LONG = "Open files";
    NEW = "New";
    NEW_LONG = "Paste another article";
    SAMPLE = "Sample";
    SAMPLE_LONG = "Read the sample article";
    DOWNLOAD = "Download JSON";
    COPY_JSON = "Copy JSON";
    PRINT = "Print";
    HELP = "Help and keys";
    THEME = "Theme";
    MORE = "More";

    LOCK = "Nothing leaves this computer";
    LOCK_EXPLAINED = "The article is read by a program inside this page, in your browser. Nothing you paste leaves it. Once \
        the page stands it asks its own host for one thing, the full reader, and the browser keeps that for the next time; \
        then you can switch the network off and it goes on working. No text is kept: close or reload the page and it is \
        gone, unless you downloaded the result.";

    PASTE_LABEL = "Article";
    PASTE_PLACEHOLDER = "Paste an article…";
    EMPTY_TITLE = "Who said what?";
    EMPTY_LEAD = "Paste a news article. Every quote is numbered and tied to its speaker, with the people, organizations, places \
        and dates it talks about.";
    EMPTY_OR = "or drop files here, ";
    EMPTY_CHOOSE = "choose files";
    EMPTY_OR_SAMPLE = ", or ";
    EMPTY_SAMPLE = "try the sample";
    EMPTY_NOTE_RUNS = "Runs in this page. Nothing is sent.";
    EMPTY_NOTE_CHECK = "Results are suggestions; check them before you publish.";
    EMPTY_NOTE_WHAT = "Reads English news: direct, indirect and mixed quotes.";
    READ = "Read";

    DROP_TITLE = "Drop to read";
    DROP_TAKES = "Text, Markdown and HTML files (.txt, .md, .html), several at once, or folders of them";

    FILES = "Files";
    FILES_CANCEL = "Cancel the rest";
    QUEUED = "Waiting";
    READING = "Reading";
    CANCELLED = "Cancelled";
    CLOSE_FILE = "Close";

    ARTICLE = "Article";
    UNTITLED = "Pasted article";
    BY = "By";
    PUBLISHED = "Published";
    PUBLISHED_FOUND = "found in the text";
    PUBLISHED_GIVEN = "set by you";
    PUBLISHED_MISSING = "not found; set it to resolve dates such as “Tuesday”";
    PUBLISHED_RESET = "Use the date in the text";
    EDIT = "Edit text";
    EDIT_DONE = "Done";
    EDIT_LABEL = "Text of the article";
    LEGEND = "Show";

    PANEL = "Results";
    QUOTES = "Quotes";
    SPEAKERS = "Speakers";
    ENTITIES = "Entities";
    CHECK = "Check";
    TEXT = "Text";
    CLOSE = "Close";

    FIND = "Find in quotes";
    FIND_NONE = "No quote fits.";
    ONLY_SPEAKER = "Only quotes of";
    SHOW_ALL = "Show all";
    NO_QUOTES = "No quotes found. The text has no quotation marks and no reporting verbs we know.";
    NO_SPEAKERS = "No speakers found.";
    NO_ENTITIES = "No people, organizations or places found.";
    NO_CHECKS = "Nothing to check. All marks are in pairs and every quote has a speaker. Results are still suggestions.";
    NOT_READ = "Not read yet.";

    QUOTE = "Quote";
    UNKNOWN_SPEAKER = "Unknown speaker";
    UNKNOWN = "Unknown";
    WHY = "Why this speaker";
    WHY_NOBODY = "Why nobody";
    CUE = "Cue";
    ADDRESSEE = "To";
    WHEN = "When";
    WHERE = "Where";
    SOURCE = "Source";
    WORDS = "Words";
    INSERTION_NOTE = "[brackets] were added by the editor and are not counted as spoken";
    INSIDE = "Inside quote";
    COPY_QUOTE = "Copy with speaker";
    COPIED = "Copied.";
    COPY_FAILED = "The browser did not allow copying. Select the text and copy it by hand.";
    SHOW_IN_TEXT = "Show in text";
    TO_CHECK_SUFFIX = ", to check";
    REPORTED = "reported";
    MENTIONED_AS = "Also";
    SHOW_QUOTES = "Show quotes";

    CRASH_TITLE = "Something broke in the program. Your text is safe.";
    CRASH_BODY = "The part that reads articles stopped and was started again. You can go on; if it happens again with this text, \
        please report it without the text, or with a shortened one.";
    CRASH_PAGE_BODY = "The page stopped. Save the text below, then reload.";
    CRASH_SAVE = "Download my text";
    CRASH_DETAIL = "What the program said";
    RELOAD = "Reload";
    TRY_AGAIN = "Try again";
    WORKER_STALE = "The page and its reader are of different versions. Reload the page; if that does not help, empty the browser’s cache.";
    WORKER_MISSING = "The reader could not be loaded, so nothing can be analyzed. Check the connection and reload the page.";
    WORKER_STOPPED = "The reader stopped while reading this text.";

    READER_QUICK = "Quick reading.";
    READER_FULL = "Full reading.";
    READER_BUSY = "The full reader is at work…";

    DONE_NOTHING = "No quotes found.";
    STARTED = "Reading.";
    LARGE = "This is a long text; reading it may take some seconds.";

    HELP_TITLE = "Help";
    HELP_KEYS = "Keys";
    HELP_MARKS = "What the marks mean";
    HELP_LETTERS = "Single-letter keys";
    HELP_LETTERS_NOTE = "They work while the article or the results have focus.";
    HELP_LIMITS = "Results are suggestions made by a program. They miss quotes and sometimes name the wrong speaker: check them before \
        you publish.";
    HELP_DIRECT = "the speaker’s own words, wholly in quotation marks";
    HELP_INDIRECT = "what somebody said, in the reporter’s words";
    HELP_MIXED = "the reporter’s sentence with some of the speaker’s own words in marks";
    HELP_BELIEF = "what somebody believes, hopes or wants; drawn with a thin line";
    HELP_SOURCE = "the words that name who speaks, tagged with the numbers of their quotes";
    HELP_CUE = "the words that report, such as “said”";
    HELP_INSERTION = "[brackets] inside a quote: added by an editor, not spoken";
    HELP_REPAIR = "a quotation mark that is missing or stray and was worked around";

    THEME_SYSTEM = "System";
    THEME_LIGHT = "Light";
    THEME_DARK = "Dark";
    SKIP = "Skip to the article";
}

/// Keys and what they do, for the help.
pub const KEYS: &[(&str, &str)] = &[
    ("j  k", "next, previous quote"),
    ("Shift+j  Shift+k", "next, previous thing to check"),
    ("Enter", "from a quote in the list to its place in the text, and back"),
    ("↑  ↓", "in a list: previous, next row"),
    ("c", "copy the selected quote with its speaker"),
    ("/", "find in quotes"),
    ("?", "this help"),
    ("Esc", "close what is open, then deselect"),
    ("F6", "to the next part: bar, article, results"),
    ("Ctrl+O", "open files"),
    ("Ctrl+S", "download the result as JSON"),
    ("Ctrl+P", "print"),
];

/// Direct, indirect or mixed.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "Direct",
        Kind::Indirect => "Indirect",
        Kind::Mixed => "Mixed",
    }
}

/// Speech or belief.
#[must_use]
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Speech => "speech",
        Stance::Belief => "belief",
    }
}

/// A confidence in words; the bounds are those of [`super::check::LOW`] and of a result that the
/// precise sieves give.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    if confidence >= 0.85 {
        "sure"
    } else if confidence >= super::check::LOW {
        "likely"
    } else {
        "unsure"
    }
}

/// How a speaker was found, in words.
#[must_use]
pub fn sieve(sieve: Sieve) -> &'static str {
    match sieve {
        Sieve::Name => "Named in the source",
        Sieve::Role => "Known by role",
        Sieve::Nominal => "Stands for a named body",
        Sieve::Turn => "Label of the turn",
        Sieve::Pronoun => "Pronoun",
        Sieve::Inherited => "Goes on from the quote before",
        Sieve::Continued => "Same quote, continued",
        Sieve::Conversation => "Two people taking turns",
        Sieve::Description => "Described, not named",
        Sieve::Nobody => "Nobody",
    }
}

/// What is wrong with a quotation mark, as a heading.
#[must_use]
pub fn repair(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::MissingClosingMark => "Missing closing quotation mark",
        RepairKind::MissingOpeningMark => "Missing opening quotation mark",
        RepairKind::StrayMark => "Stray quotation mark",
    }
}

/// What was done about it.
#[must_use]
pub fn repair_reason(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::MissingClosingMark => {
            "The quote opens and never closes. It was ended here, where its reporting clause or its paragraph ends; check where the \
             speaker stops."
        }
        RepairKind::MissingOpeningMark => {
            "The quote closes but never opens. It was begun here; check where the speaker starts."
        }
        RepairKind::StrayMark => "This quotation mark belongs to nothing and was passed over.",
    }
}

/// The visible sign of a repair.
#[must_use]
pub fn repair_sign(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::MissingClosingMark => "”?",
        RepairKind::MissingOpeningMark => "“?",
        RepairKind::StrayMark => "?",
    }
}

/// An entity type as a group heading.
#[must_use]
pub fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Org => "Organizations",
        EntityKind::Gpe => "Countries and cities",
        EntityKind::Loc => "Other places",
        EntityKind::Norp => "Nationalities and groups",
        EntityKind::Fac => "Buildings and sites",
        EntityKind::Event => "Events",
        EntityKind::Law => "Laws and charters",
        EntityKind::Product => "Products",
        EntityKind::Work => "Works",
    }
}

/// Why a file was not read and what can be done.
#[must_use]
pub fn refusal(name: &str, refusal: &Refusal) -> String {
    let what = match refusal {
        Refusal::Empty => "is empty.",
        Refusal::TooLarge => "is larger than 20 MB. Split it, or paste the part you need.",
        Refusal::Looks(kind) => {
            return format!("{name} is {kind}, not text. Save it as text or HTML, or paste its text.");
        }
        Refusal::Binary => "does not look like text. Save it as text or HTML, or paste its text.",
        Refusal::Type => "is not a .txt, .md or .html file. Save it as one of these, or paste its text.",
        Refusal::Unreadable => "could not be read. It may have been moved or locked; try to open it again.",
        Refusal::NoText => "has no text in it.",
    };
    format!("{name} {what}")
}

/// “1 quote”, “3 quotes”.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// “The full reader is on its way: 3.1 of 9.8 MB.”
#[must_use]
pub fn reader_loading(loaded: u32, total: u32) -> String {
    let megabytes = |bytes: u32| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    let of = if total > 0 { format!(" of {}", megabytes(total)) } else { String::new() };
    format!("The full reader is on its way: {}{of} MB.", megabytes(loaded))
}

/// What is told when there is no network to read with.
#[must_use]
pub fn reader_failed(reason: &str) -> String {
    format!("The full reader is not there: {reason}. Quotes are found by rules alone.")
}

/// “12 quotes, 4 to check.”
#[must_use]
pub fn done(quotes: usize, checks: usize) -> String {
    if quotes == 0 {
        return DONE_NOTHING.to_owned();
    }
    format!("{}, {checks} to check.", count(quotes, "quote", "quotes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(done(1, 0), "1 quote, 0 to check.");
        assert_eq!(done(0, 3), DONE_NOTHING);
    }

    #[test]
    fn confidence_has_three_words() {
        assert_eq!([0.2, 0.6, 0.97].map(confidence), ["unsure", "likely", "sure"]);
    }
}
