//! Orders, contracts, licences: who delivers what to whom, for how much.

use crate::facts::{
    engine::Context,
    frame::{Example, Frame, Reading},
    lexicon::{Class, Sense},
    ontology::FactType,
    pattern::{From, Pattern, Takes, Trigger, Voice, cue, plain, run},
};

/// Reads contracts.
pub const FRAME: Frame = Frame { id: "contract", read, examples: EXAMPLES };

fn read(ctx: &Context<'_>, out: &mut Reading) {
    run(PATTERNS, ctx, out);
}

/// Amount, quantity, object and period stand alike in every construction.
macro_rules! terms {
    ($($who:expr),* $(,)?) => {
        &[
            $($who,)*
            cue("value", From::Behind, Takes::Money),
            cue("quantity", From::Object, Takes::Count),
            cue("quantity", From::After(&["of", "on", "for"]), Takes::Count),
            cue("object", From::After(&["for"]), Takes::Words),
            cue("period", From::Behind, Takes::Period),
        ]
    };
}

const PATTERNS: &[Pattern] = &[Pattern {
    id: "contract.win",
    kind: FactType::Contract,
    trigger: Trigger::VerbNoun(&[Sense::Win], Class::Contract),
    voice: Voice::Active,
    cues: terms![
        cue("supplier", From::Subject, Takes::Company),
        cue("customer", From::After(&["from", "with", "by"]), Takes::Actor),
    ],
    needs: &[&["supplier"]],
    finish: plain,
}];

const EXAMPLES: &[Example] = &[Example {
    text: "Veltis a remporté un contrat de 200 millions d'euros auprès d'Ardine.",
    facts: &["contract supplier=Veltis; customer=Ardine; value=200000000 EUR"],
}];
