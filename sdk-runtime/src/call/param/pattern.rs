//! Patterns as data, matched without a regular expression engine.
//!
//! The patterns of a document are few and fixed. As a constant tree they cost
//! no compilation at run time and no dependency.

use std::fmt;

/// Pattern that a whole text must match.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// The regular expression in the document, as errors show it.
    pub source: &'static str,
    /// The same as a tree, without the anchors.
    pub node: &'static Node,
}

/// Part of a [`Pattern`].
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// One character that lies in one of the ranges, both ends included.
    Class(&'static [(char, char)]),
    /// All of them, one after the other.
    Concat(&'static [Node]),
    /// Any one of them.
    Alternate(&'static [Node]),
    /// The node repeated at least so many times, and at most so many if that is given.
    Repeat(&'static Node, u32, Option<u32>),
}

impl Pattern {
    /// Pattern that only an empty text matches.
    pub const NONE: Self = Self { source: "^$", node: &Node::Concat(&[]) };

    /// Says whether the whole text matches. Takes time in proportion to the text: all ways to match are followed
    /// together, character by character, and those that reach the same state become one.
    pub fn matches(&self, text: &str) -> bool {
        let mut ways = Ways::default();
        ways.follow(vec![Part::Node(self.node)]);
        for c in text.chars() {
            let waiting = std::mem::take(&mut ways).waiting;
            if waiting.is_empty() {
                return false;
            }
            for (ranges, mut left) in waiting {
                if ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) {
                    left.iter_mut().for_each(Part::go_on);
                    ways.follow(left);
                }
            }
        }
        ways.are_done
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source)
    }
}

impl Node {
    /// Says whether the node matches the empty text.
    fn is_optional(&self) -> bool {
        match self {
            Self::Class(_) => false,
            Self::Concat(nodes) => nodes.iter().all(Self::is_optional),
            Self::Alternate(nodes) => nodes.iter().any(Self::is_optional),
            Self::Repeat(node, min, _) => *min == 0 || node.is_optional(),
        }
    }
}

/// The parts that a way still has to match, the next one last.
type Left = Vec<Part>;

#[derive(Clone, Copy, Debug)]
enum Part {
    Node(&'static Node),
    /// These nodes, one after the other.
    All(&'static [Node]),
    /// More repetitions, between two bounds. `is_new` says that the current one has matched no character yet.
    Rounds {
        node: &'static Node,
        min: u32,
        max: Option<u32>,
        is_new: bool,
    },
}

impl Part {
    /// Takes note that a character was matched.
    fn go_on(&mut self) {
        if let Self::Rounds { is_new, .. } = self {
            *is_new = false;
        }
    }
}

/// Compares nodes by address, not by content: they are constants.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Node(a), Self::Node(b)) => std::ptr::eq(a, b),
            (Self::All(a), Self::All(b)) => std::ptr::eq(a, b),
            (
                Self::Rounds { node, min, max, is_new },
                Self::Rounds { node: other, min: other_min, max: other_max, is_new: other_is_new },
            ) => std::ptr::eq(node, other) && (min, max, is_new) == (other_min, other_max, other_is_new),
            _ => false,
        }
    }
}

/// All ways to match, at one index of the text.
#[derive(Default)]
struct Ways {
    seen: Vec<Left>,
    /// The ways that match one more character, of these ranges.
    waiting: Vec<(&'static [(char, char)], Left)>,
    /// Says whether the text may end here.
    are_done: bool,
}

impl Ways {
    /// Follows a way up to its next character or its end.
    fn follow(&mut self, left: Left) {
        let mut open = vec![left];
        while let Some(mut left) = open.pop() {
            if self.seen.contains(&left) {
                continue;
            }
            self.seen.push(left.clone());
            match left.pop() {
                None => self.are_done = true,
                Some(Part::Node(Node::Class(ranges))) => self.waiting.push((ranges, left)),
                Some(Part::Node(Node::Concat(nodes))) => {
                    left.push(Part::All(nodes));
                    open.push(left);
                }
                Some(Part::All(nodes)) => {
                    if let [first, rest @ ..] = nodes {
                        left.extend([Part::All(rest), Part::Node(first)]);
                    }
                    open.push(left);
                }
                Some(Part::Node(Node::Alternate(nodes))) => {
                    open.extend(nodes.iter().map(|node| [&*left, &[Part::Node(node)]].concat()));
                }
                Some(Part::Node(Node::Repeat(node, min, max))) => {
                    // A node that matches the empty text is repeated often enough by definition.
                    let min = if node.is_optional() { 0 } else { *min };
                    left.push(Part::Rounds { node, min, max: *max, is_new: false });
                    open.push(left);
                }
                // A repetition that matches nothing would not end.
                Some(Part::Rounds { is_new: true, .. }) => {}
                Some(Part::Rounds { node, min, max, .. }) => {
                    if min == 0 {
                        open.push(left.clone());
                    }
                    if max != Some(0) {
                        let (min, max) = (min.saturating_sub(1), max.map(|max| max.saturating_sub(1)));
                        left.extend([Part::Rounds { node, min, max, is_new: true }, Part::Node(node)]);
                        open.push(left);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: Node = Node::Class(&[('0', '9')]);
    const A: Node = Node::Class(&[('a', 'a')]);
    const B: Node = Node::Class(&[('b', 'b')]);

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
    fn a_pattern_that_is_slow_to_match_by_backtracking_takes_linear_time() {
        const INNER: Node = Node::Repeat(&A, 0, None);
        const NESTED: Node = Node::Repeat(&INNER, 0, None);
        const END: Node = Node::Concat(&[NESTED, Node::Class(&[('b', 'b')])]);
        let text = "a".repeat(100_000);
        assert!(!matches(&END, &text));
        assert!(matches(&END, &format!("{text}b")));
        const HUGE: Node = Node::Repeat(&INNER, u32::MAX, None);
        assert!(matches(&HUGE, "aaa"));
        assert!(matches(&HUGE, ""));
        // `((a*b)|a)*` and `a*a*b`
        const AHEAD: Node = Node::Repeat(&Node::Alternate(&[Node::Concat(&[INNER, B]), A]), 0, None);
        const TWICE: Node = Node::Concat(&[INNER, INNER, B]);
        assert!(matches(&AHEAD, &text));
        assert!(!matches(&AHEAD, &format!("{text}c")));
        assert!(matches(&TWICE, &format!("{text}b")));
        assert!(!matches(&TWICE, &text));
    }

    #[test]
    fn counted_rounds_may_overlap() {
        // `(a{1,2}){2,3}`: from 2 to 6
        const NODE: Node = Node::Repeat(&Node::Repeat(&A, 1, Some(2)), 2, Some(3));
        for length in 0..9 {
            assert_eq!(matches(&NODE, &"a".repeat(length)), (2..=6).contains(&length), "{length}");
        }
        // `(a?){3}`: up to 3
        const OPTIONAL: Node = Node::Repeat(&Node::Repeat(&A, 0, Some(1)), 3, Some(3));
        for length in 0..6 {
            assert_eq!(matches(&OPTIONAL, &"a".repeat(length)), length <= 3, "{length}");
        }
    }

    #[test]
    fn a_pattern_shows_its_source() {
        let pattern = Pattern { source: "^a$", node: &A };
        assert_eq!(format!("{pattern:?}"), "^a$");
    }
}
