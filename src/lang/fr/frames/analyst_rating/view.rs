//! What one broker says of one share, gathered from its tellings into facts.

use super::{
    Note,
    signals::{Act, Signal},
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Reading},
        ontology::{FactType, Says},
    },
    lang::fr::frames::near::{amount, day},
    sheet::EntityId,
    text::Span,
};

/// What one broker says of one share, taken together.
#[derive(Debug, Default)]
struct View {
    rating: Option<(&'static str, Span)>,
    before: Option<(&'static str, Span)>,
    target: Option<u32>,
    target_before: Option<u32>,
    acts: Vec<Act>,
}

impl View {
    fn action(&self, ctx: &Context<'_>) -> Option<&'static str> {
        let did = |act: Act| self.acts.contains(&act);
        let rank = |r: &str| ["sell", "underperform", "hold", "outperform", "buy"].iter().position(|x| *x == r);
        if let (Some((new, _)), Some((old, _))) = (self.rating, self.before)
            && new != old
        {
            return Some(if rank(new) > rank(old) { "upgraded" } else { "downgraded" });
        }
        if did(Act::Started) {
            return Some("initiated");
        }
        if did(Act::RatingUp) {
            return Some("upgraded");
        }
        if did(Act::RatingDown) {
            return Some("downgraded");
        }
        if did(Act::Over) && self.before.is_none() {
            match self.rating.map(|(r, _)| r) {
                Some("buy" | "outperform") => return Some("upgraded"),
                Some("sell" | "underperform") => return Some("downgraded"),
                _ => {}
            }
        }
        let value = |f: Option<u32>| f.and_then(|f| amount(ctx, f));
        if let (Some(new), Some(old)) = (value(self.target), value(self.target_before))
            && (new - old).abs() > f64::EPSILON
        {
            return Some(if new > old { "target_raised" } else { "target_cut" });
        }
        if did(Act::TargetUp) {
            return Some("target_raised");
        }
        if did(Act::TargetDown) {
            return Some("target_cut");
        }
        did(Act::Kept).then_some("reiterated")
    }
}

/// One draft per telling; the first carries what the broker did.
pub(super) fn finish(ctx: &Context<'_>, notes: &[Note], out: &mut Reading) {
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for note in notes {
        let who = (note.broker, note.subject);
        if seen.contains(&who) {
            continue;
        }
        seen.push(who);
        let mut view = View::default();
        let mut drafts = Vec::new();
        for telling in notes.iter().filter(|n| (n.broker, n.subject) == who) {
            if let Some(draft) = telling_of(ctx, telling, &mut view) {
                drafts.push(draft);
            }
        }
        let span = ctx.sentence(note.s);
        if view.acts.contains(&Act::Void) && view.before.is_none() && view.target_before.is_none() {
            out.refuse("analyst_rating", span, "the opinion is suspended, or only possible");
            continue;
        }
        if view.rating.is_none() && view.target.is_none() {
            out.refuse("analyst_rating", span, "neither rating nor target is told");
            continue;
        }
        if let (Some(action), Some(first)) = (view.action(ctx), drafts.first_mut()) {
            first.term("action", action, None);
        }
        out.drafts.append(&mut drafts);
    }
}

/// The draft of one telling; what the view already holds is not told again, unless it is told alike.
fn telling_of(ctx: &Context<'_>, note: &Note, view: &mut View) -> Option<Draft> {
    let mut draft = Draft::new(FactType::AnalystRating, "analyst_rating.note", ctx.sentence(note.s));
    draft.entity("broker", note.broker).entity("subject", note.subject);
    draft.attribution = Some(Says::Entity { entity: EntityId(note.broker) });
    draft.time = day(ctx, ctx.atoms(note.s), note.range.clone(), note.at);
    let source = ctx.text.source;
    let mut told = false;
    for signal in &note.signals {
        match *signal {
            Signal::Rating(term, span, earlier) => {
                let (held, role) =
                    if earlier { (&mut view.before, "previous_rating") } else { (&mut view.rating, "rating") };
                if held.is_none_or(|(t, _)| t == term) && !draft.has(role) {
                    held.get_or_insert((term, span));
                    draft.term(role, term, Some((span, source)));
                    told = true;
                }
            }
            Signal::Target(figure, earlier) => {
                let (held, role) =
                    if earlier { (&mut view.target_before, "previous_target") } else { (&mut view.target, "target") };
                let alike = |f: u32| {
                    let (a, b) = (&ctx.figure(f).value, &ctx.figure(figure).value);
                    a.value == b.value && a.unit == b.unit
                };
                if held.is_none_or(alike) && !draft.has(role) {
                    held.get_or_insert(figure);
                    draft.figure(role, figure);
                    told = true;
                }
            }
            Signal::Upside(figure) => {
                if !draft.has("upside") {
                    draft.figure("upside", figure);
                    told = true;
                }
            }
            Signal::Act(act) => view.acts.push(act),
        }
    }
    told.then_some(draft)
}
