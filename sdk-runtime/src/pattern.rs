//! Patterns as data, matched without a regular expression engine.
//!
//! The patterns of a document are few and fixed. As a constant tree they cost
//! no compilation at run time and no dependency.

use std::fmt;

/// A pattern that a whole text must match.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// The regular expression it was made from, as errors show it.
    pub source: &'static str,
    /// The same as a tree, without the anchors.
    pub node: &'static Node,
}

/// A part of a [`Pattern`].
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// One character that lies in one of the ranges, both ends included.
    Class(&'static [(char, char)]),
    /// All of them, one after the other.
    Concat(&'static [Node]),
    /// Any one of them.
    Alternate(&'static [Node]),
    /// At least so many times, and at most so many if that is given.
    Repeat(&'static Node, u32, Option<u32>),
}

impl Pattern {
    /// Whether the whole text matches. Never takes more than polynomial time:
    /// all places where a part can end are followed together, none twice.
    pub fn matches(&self, text: &str) -> bool {
        // Most texts match at the first try, which needs no lists.
        self.node.first_end(text, 0) == Some(text.len()) || self.node.ends(text, vec![0]).contains(&text.len())
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source)
    }
}

impl Node {
    /// Where the match ends that takes the first alternative that fits and repeats as often as it can. There may be
    /// others.
    fn first_end(&self, text: &str, start: usize) -> Option<usize> {
        match self {
            Self::Class(ranges) => after(ranges, text, start),
            Self::Concat(nodes) => nodes.iter().try_fold(start, |at, node| node.first_end(text, at)),
            Self::Alternate(nodes) => nodes.iter().find_map(|node| node.first_end(text, start)),
            Self::Repeat(node, min, max) => {
                let (mut at, mut rounds) = (start, 0);
                while max.is_none_or(|max| rounds < max) {
                    match node.first_end(text, at) {
                        Some(end) if end > at => (at, rounds) = (end, rounds + 1),
                        _ => break,
                    }
                }
                (rounds >= *min).then_some(at)
            }
        }
    }

    /// The byte offsets where a match can end that begins at one of `starts`.
    /// Both lists are sorted and free of duplicates.
    fn ends(&self, text: &str, starts: Vec<usize>) -> Vec<usize> {
        match self {
            Self::Class(ranges) => starts.into_iter().filter_map(|start| after(ranges, text, start)).collect(),
            Self::Concat(nodes) => nodes.iter().fold(starts, |at, node| node.ends(text, at)),
            Self::Alternate(nodes) => nodes.iter().fold(Vec::new(), |mut ends, node| {
                merge(&mut ends, &node.ends(text, starts.clone()));
                ends
            }),
            Self::Repeat(node, min, max) => repeat(node, *min, *max, text, starts),
        }
    }
}

/// The byte offset after the character at `start`, if that lies in one of the ranges.
fn after(ranges: &[(char, char)], text: &str, start: usize) -> Option<usize> {
    let c = text.get(start..)?.chars().next()?;
    ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)).then(|| start + c.len_utf8())
}

fn repeat(node: &Node, min: u32, max: Option<u32>, text: &str, starts: Vec<usize>) -> Vec<usize> {
    let mut latest = starts;
    for _ in 0..min {
        let next = node.ends(text, latest.clone());
        if next == latest {
            break; // also when there is none: more rounds change nothing
        }
        latest = next;
    }
    let mut reached = latest.clone();
    let mut rounds = max.map(|max| max.saturating_sub(min));
    while !latest.is_empty() && rounds != Some(0) {
        rounds = rounds.map(|left| left - 1);
        latest = node.ends(text, latest);
        // A place that was reached in fewer rounds leads nowhere new.
        latest.retain(|end| reached.binary_search(end).is_err());
        merge(&mut reached, &latest);
    }
    reached
}

/// Adds those that are not there yet, each at its place. Most follow the last one.
fn merge(offsets: &mut Vec<usize>, more: &[usize]) {
    for offset in more {
        if let Err(place) = offsets.binary_search(offset) {
            offsets.insert(place, *offset);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: Node = Node::Class(&[('0', '9')]);
    const A: Node = Node::Class(&[('a', 'a')]);

    fn matches(node: &'static Node, text: &str) -> bool {
        Pattern { source: "", node }.matches(text)
    }

    #[test]
    fn a_class_takes_one_character_of_its_ranges() {
        const NODE: Node = Node::Class(&[('a', 'c'), ('ü', 'ü')]);
        assert!(["a", "b", "c", "ü"].iter().all(|text| matches(&NODE, text)));
        assert!(["", "d", "ab", "aü", "A"].iter().all(|text| !matches(&NODE, text)));
    }

    #[test]
    fn a_repetition_keeps_its_bounds() {
        const NODE: Node = Node::Repeat(&A, 2, Some(3));
        assert!(!matches(&NODE, "a"));
        assert!(matches(&NODE, "aa"));
        assert!(matches(&NODE, "aaa"));
        assert!(!matches(&NODE, "aaaa"));
    }

    #[test]
    fn a_repetition_may_be_empty_or_unbounded() {
        const ANY: Node = Node::Repeat(&A, 0, None);
        assert!(matches(&ANY, ""));
        assert!(matches(&ANY, &"a".repeat(10_000)));
        assert!(!matches(&ANY, "aab"));
        const NONE: Node = Node::Repeat(&A, 0, Some(0));
        assert!(matches(&NONE, ""));
        assert!(!matches(&NONE, "a"));
    }

    /// `(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.the same){3}`
    const IPV4: Node = {
        const OCTET: Node = Node::Alternate(&[
            Node::Concat(&[Node::Class(&[('2', '2')]), Node::Class(&[('5', '5')]), Node::Class(&[('0', '5')])]),
            Node::Concat(&[Node::Class(&[('2', '2')]), Node::Class(&[('0', '4')]), DIGIT]),
            Node::Concat(&[Node::Class(&[('1', '1')]), DIGIT, DIGIT]),
            Node::Concat(&[Node::Repeat(&Node::Class(&[('1', '9')]), 0, Some(1)), DIGIT]),
        ]);
        const MORE: Node = Node::Concat(&[Node::Class(&[('.', '.')]), OCTET]);
        Node::Concat(&[OCTET, Node::Repeat(&MORE, 3, Some(3))])
    };

    #[test]
    fn alternatives_are_all_followed() {
        for text in ["1.2.3.4", "255.249.199.99", "0.0.0.0", "25.24.10.1"] {
            assert!(matches(&IPV4, text), "{text}");
        }
        for text in ["1.2.3.400", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "::1", "1.2.3.4\n"] {
            assert!(!matches(&IPV4, text), "{text}");
        }
    }

    #[test]
    fn what_kills_a_backtracking_matcher_is_answered_at_once() {
        const INNER: Node = Node::Repeat(&A, 0, None);
        const NESTED: Node = Node::Repeat(&INNER, 0, None);
        const END: Node = Node::Concat(&[NESTED, Node::Class(&[('b', 'b')])]);
        let text = "a".repeat(300);
        assert!(!matches(&END, &text));
        assert!(matches(&END, &format!("{text}b")));
        const HUGE: Node = Node::Repeat(&INNER, u32::MAX, None);
        assert!(matches(&HUGE, "aaa"));
    }

    #[test]
    fn a_pattern_shows_its_source() {
        let pattern = Pattern { source: "^a$", node: &A };
        assert_eq!(format!("{pattern:?}"), "^a$");
    }
}
