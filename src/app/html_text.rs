//! A web page's text, through the browser's own parser: parsing runs no script and loads nothing.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use crate::document::IsoDate;

/// What is taken from a web page.
pub(super) struct Page {
    /// Its running text, blocks parted by blank lines.
    pub text: String,
    /// The publication date its markup gives.
    pub published: Option<IsoDate>,
}

/// Never text of the article.
const DROPPED: &str = "script, style, noscript, template, iframe, svg, nav, aside, footer, form, button, figure, \
    [hidden], [aria-hidden=\"true\"]";
/// Where the article is, the best place first.
const PLACES: [&str; 4] = ["article", "main", "[role=\"main\"]", "body"];
/// Where the publication date is: what to look for, and the attribute that holds it.
const DATES: [(&str, &str); 4] = [
    ("meta[property=\"article:published_time\"]", "content"),
    ("meta[itemprop=\"datePublished\"], meta[name=\"date\"], meta[name=\"dcterms.date\"]", "content"),
    ("[itemprop=\"datePublished\"][datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

/// Reads a web page; none when it holds no text.
pub(super) fn read(html: &str) -> Option<Page> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let published = published(&page);
    let dropped = page.query_selector_all(DROPPED).ok()?;
    for index in 0..dropped.length() {
        if let Some(element) = dropped.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            element.remove();
        }
    }
    let place = PLACES.into_iter().find_map(|place| page.query_selector(place).ok().flatten())?;
    let mut text = Lines::default();
    if place.query_selector("h1").ok().flatten().is_none()
        && let Some(title) = page.query_selector("h1, title").ok().flatten()
    {
        collect(&title, &mut text);
        text.end_block();
    }
    collect(&place, &mut text);
    text.end_block();
    Some(Page { text: text.done, published }).filter(|page| !page.text.is_empty())
}

fn published(page: &Document) -> Option<IsoDate> {
    DATES.into_iter().find_map(|(selector, attribute)| {
        let value = page.query_selector(selector).ok()??.get_attribute(attribute)?;
        value.get(..10)?.parse().ok()
    })
}

/// Text as it is being put together: white space of the source is one space, blocks are parted.
#[derive(Default)]
struct Lines {
    done: String,
    line: String,
}

impl Lines {
    fn add(&mut self, words: &str) {
        for c in words.chars() {
            // A no-break space is a character of the text.
            if c.is_whitespace() && c != '\u{a0}' {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                    self.line.push(' ');
                }
            } else {
                self.line.push(c);
            }
        }
    }

    fn end_block(&mut self) {
        let line = self.line.trim();
        if !line.is_empty() {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            self.done.push_str(line);
        }
        self.line.clear();
    }
}

/// Walks without recursion: pages may be nested more deeply than the stack.
fn collect(root: &Node, text: &mut Lines) {
    let mut next = root.first_child();
    while let Some(node) = next {
        if node.node_type() == Node::TEXT_NODE {
            text.add(&node.node_value().unwrap_or_default());
        } else if is_block(&node) {
            text.end_block();
        } else if node.node_name() == "BR" {
            text.line.push('\n');
        }
        next = node.first_child();
        let mut here = node;
        while next.is_none() && !here.is_same_node(Some(root)) {
            if is_block(&here) {
                text.end_block();
            }
            next = here.next_sibling();
            match here.parent_node() {
                Some(parent) => here = parent,
                None => return,
            }
        }
    }
}

fn is_block(node: &Node) -> bool {
    matches!(
        node.node_name().as_str(),
        "P" | "DIV"
            | "H1"
            | "H2"
            | "H3"
            | "H4"
            | "H5"
            | "H6"
            | "LI"
            | "UL"
            | "OL"
            | "BLOCKQUOTE"
            | "SECTION"
            | "HEADER"
            | "ARTICLE"
            | "MAIN"
            | "TABLE"
            | "TR"
            | "TD"
            | "TH"
            | "PRE"
            | "HR"
            | "DL"
            | "DT"
            | "DD"
            | "FIGCAPTION"
            | "ADDRESS"
    )
}
