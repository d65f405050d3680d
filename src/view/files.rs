//! Files as they come from the reader's computer: what is taken, and bytes to text.

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// From this size on, in bytes, the page says that reading may take a while.
pub const LARGE_BYTES: usize = 1024 * 1024;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// Above [`MAX_BYTES`].
    TooLarge,
    /// Starts like a known format that is not text; its name with an article.
    Looks(&'static str),
    /// Holds NULs or too much that is no text.
    Binary,
    /// A type by name that is not taken.
    Type,
    /// The browser could not read it.
    Unreadable,
    /// Markup without any text.
    NoText,
}

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

impl Format {
    /// By the ending of the name; a name without one is taken for text.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            None | Some("txt" | "text") => Some(Self::Text),
            Some("md" | "markdown") => Some(Self::Markdown),
            Some("html" | "htm" | "xhtml") => Some(Self::Html),
            Some(_) => None,
        }
    }

    /// Endings for a file picker.
    pub const ACCEPT: &str = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html";
}

/// Whether a file found in a folder is one to pass over without a word: hidden files, and what
/// macOS packs beside the real ones.
#[must_use]
pub fn is_clutter(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// How the bytes of a text were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows-1252, the guess when nothing else fits.
    Windows1252,
}

impl Encoding {
    /// What the page says when it is not UTF-8.
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Utf8 => None,
            Self::Utf16Le | Self::Utf16Be => Some("Read as UTF-16"),
            Self::Windows1252 => Some("Not valid UTF-8; read as Windows-1252"),
        }
    }
}

/// Decodes a file. In order: byte order mark, the pattern of NULs that UTF-16 leaves in English
/// text, strict UTF-8, and only then Windows-1252. Line ends are kept as they are.
///
/// # Errors
/// What speaks against reading it.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    if let Some(kind) = magic(bytes) {
        return Err(Refusal::Looks(kind));
    }
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ if nul_share(bytes, 1) => (utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le),
        _ if nul_share(bytes, 0) => (utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (bytes.iter().map(|&byte| windows_1252(byte)).collect(), Encoding::Windows1252),
        },
    };
    if is_binary(&text) { Err(Refusal::Binary) } else { Ok((text, encoding)) }
}

/// Formats that are often dropped by mistake, by their first bytes.
fn magic(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a packed document or archive"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "an archive"),
        (b"\x7fELF", "a program"),
    ];
    KNOWN.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

/// Whether at least a third of the bytes at odd (1) or even (0) places are NUL, and hardly any of the others.
fn nul_share(bytes: &[u8], parity: usize) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let nuls = |parity| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    sample.len() >= 4 && nuls(parity) * 6 >= sample.len() && nuls(1 - parity) * 20 <= sample.len()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The table of the WHATWG Encoding Standard, in which the five unassigned bytes are controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// NULs, or more than 5 % of replacement characters and controls.
fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars() {
        if c == '\0' {
            return true;
        }
        all += 1;
        let is_space = matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
        odd += usize::from(c == char::REPLACEMENT_CHARACTER || (c.is_control() && !is_space));
    }
    odd * 20 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes).unwrap()
    }

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(text(b"\xef\xbb\xbfa\r\n"), ("a\r\n".to_owned(), Encoding::Utf8));
        assert_eq!(text(b"\xff\xfea\0\x1c\x20"), ("a“".to_owned(), Encoding::Utf16Le));
        assert_eq!(text(b"\xfe\xff\0a\x20\x1c"), ("a“".to_owned(), Encoding::Utf16Be));
    }

    #[test]
    fn without_one_the_bytes_do() {
        assert_eq!(text(b"H\0i\0 \0y\0o\0u\0").1, Encoding::Utf16Le);
        assert_eq!(text(b"\0H\0i\0 \0y\0o\0u").1, Encoding::Utf16Be);
        assert_eq!(text("“é”".as_bytes()), ("“é”".to_owned(), Encoding::Utf8));
        assert_eq!(text(b"\x93caf\xe9\x94 it\x92s"), ("“café” it’s".to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(Refusal::Empty));
        assert_eq!(decode(b"%PDF-1.7"), Err(Refusal::Looks("a PDF")));
        assert_eq!(decode(b"abc\0\0\0\0\0\0\0\0def"), Err(Refusal::Binary));
        assert_eq!(decode(&[1u8, 2, 3, 4, 250, 5].repeat(20)), Err(Refusal::Binary));
        assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1]), Err(Refusal::TooLarge));
    }

    #[test]
    fn lone_surrogates_do_not_stop_reading() {
        assert_eq!(
            text(b"\xff\xfea\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t\0\0\xd8u\0").0.chars().last(),
            Some('u')
        );
    }

    #[test]
    fn names_tell_the_format() {
        assert_eq!(Format::of("a.b.TXT"), Some(Format::Text));
        assert_eq!(Format::of("README"), Some(Format::Text));
        assert_eq!(Format::of("x.htm"), Some(Format::Html));
        assert_eq!(Format::of("x.pdf"), None);
        assert!(is_clutter("set/.DS_Store") && is_clutter("__MACOSX/a.txt") && !is_clutter("set/a.txt"));
    }
}
