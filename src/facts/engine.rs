//! What a frame sees of an article, and the run of all frames over it.

use super::{
    frame::{Frame, Reading},
    lexicon::Lexicon,
    syntax::{Atom, atoms},
};
use crate::{
    mentions::Mentions,
    text::{Document, Text},
};

/// An article as the frames see it.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its parts.
    pub doc: &'a Document<'a>,
    /// Its tokens and sentences.
    pub text: &'a Text<'a>,
    /// What it mentions.
    pub mentions: &'a Mentions,
    /// The language's words.
    pub lexicon: &'a Lexicon,
    /// The atoms of each sentence.
    pub sentences: Vec<Vec<Atom>>,
}

/// Runs every frame over every sentence.
pub fn run<'a>(
    doc: &'a Document<'a>,
    text: &'a Text<'a>,
    mentions: &'a Mentions,
    lexicon: &'a Lexicon,
    frames: &[Frame],
) -> (Context<'a>, Reading) {
    let sentences = text.sentences.iter().map(|s| atoms(text, mentions, lexicon, s.range())).collect();
    let context = Context { doc, text, mentions, lexicon, sentences };
    let mut reading = Reading::default();
    for sentence in 0..context.sentences.len() {
        for frame in frames {
            (frame.read)(&context, sentence, &mut reading);
        }
    }
    (context, reading)
}
