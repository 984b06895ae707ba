//! What the frame engine asks of a language's words: verbs by sense, terms by class.

use crate::text::{PhraseTrie, WordId, WordMap};

/// Tense and mood of a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// The bare verb.
    Infinitive,
    /// Present indicative.
    Present,
    /// Imperfect: intraday, background.
    Imperfect,
    /// Simple past.
    Past,
    /// Future.
    Future,
    /// Conditional: unconfirmed, possible.
    Conditional,
    /// Present participle.
    PresentParticiple,
    /// Past participle: after an auxiliary, or on its own.
    PastParticiple,
}

impl Tense {
    /// Whether a form of this tense can carry a clause.
    #[must_use]
    pub fn is_finite(self) -> bool {
        !matches!(self, Self::Infinitive | Self::PresentParticiple | Self::PastParticiple)
    }
}

macro_rules! senses {
    ($( $(#[$doc:meta])* $name:ident = $text:literal )*) => {
        /// What a verb can mean in financial news.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Sense { $( $(#[$doc])* $name ),* }

        impl Sense {
            /// Every sense and its name in the tables.
            pub const ALL: &'static [(Self, &'static str)] = &[$( (Self::$name, $text) ),*];
        }
    };
}

senses! {
    /// A rise.
    Up = "up"
    /// A fall.
    Down = "down"
    /// No move.
    Flat = "flat"
    /// Reaching or standing at a level.
    Level = "level"
    /// Raising a target or rating.
    Raise = "raise"
    /// Cutting a target or rating.
    Cut = "cut"
    /// Bringing to a new level (*porter à*).
    Bring = "bring"
    /// Revising without a direction of its own.
    Revise = "revise"
    /// Confirming.
    Confirm = "confirm"
    /// Keeping a rating.
    Keep = "keep"
    /// Withdrawing.
    Withdraw = "withdraw"
    /// Downgrading.
    Downgrade = "downgrade"
    /// Starting coverage.
    Initiate = "initiate"
    /// Advising.
    Advise = "advise"
    /// Going from one rating to another.
    Pass = "pass"
    /// Swapping one thing for another.
    Swap = "swap"
    /// Staying at a rating.
    Stay = "stay"
    /// Setting.
    Set = "set"
    /// Aiming at.
    Aim = "aim"
    /// Expecting.
    Expect = "expect"
    /// Seeing: what analysts expect, what a company undergoes.
    See = "see"
    /// Intending.
    Intend = "intend"
    /// Wanting.
    Want = "want"
    /// Considering.
    Consider = "consider"
    /// Saying.
    Say = "say"
    /// Announcing.
    Announce = "announce"
    /// Claiming (*revendiquer*).
    Claim = "claim"
    /// Winning a contract.
    Win = "win"
    /// Awarding a contract.
    Award = "award"
    /// Selecting a supplier.
    Select = "select"
    /// Ordering.
    Order = "order"
    /// Signing.
    Sign = "sign"
    /// Supplying.
    Supply = "supply"
    /// Delivering units.
    Deliver = "deliver"
    /// Acquiring.
    Acquire = "acquire"
    /// Selling.
    Sell = "sell"
    /// Completing.
    Complete = "complete"
    /// Agreeing.
    Agree = "agree"
    /// Approving.
    Approve = "approve"
    /// Rejecting.
    Reject = "reject"
    /// Holding a stake.
    Hold = "hold"
    /// Crossing a threshold.
    Cross = "cross"
    /// Joining with another.
    Ally = "ally"
    /// Paying.
    Pay = "pay"
    /// Proposing.
    Propose = "propose"
    /// Launching.
    Launch = "launch"
    /// Starting.
    Start = "start"
    /// Valuing at.
    Value = "value"
    /// Opening, trading or closing.
    Session = "session"
    /// Leaving a rate as it is.
    Held = "held"
    /// Denying.
    Deny = "deny"
    /// Putting money into something.
    Invest = "invest"
    /// Raising money from investors (*lever*).
    Fund = "fund"
    /// Issuing securities.
    Issue = "issue"
    /// Entering or leaving a capital.
    Enter = "enter"
    /// Inflicting a penalty.
    Inflict = "inflict"
    /// Being dealt a penalty (*écoper*).
    Incur = "incur"
    /// Sentencing, sanctioning.
    Condemn = "condemn"
    /// Taking to court.
    Sue = "sue"
    /// Finding not guilty.
    Clear = "clear"
    /// Forbidding a deal.
    Block = "block"
    /// Putting off.
    Delay = "delay"
    /// *devoir*.
    Must = "must"
    /// *pouvoir*.
    Can = "can"
    /// *être*.
    Be = "be"
    /// *avoir*.
    Have = "have"
    /// *aller*.
    Go = "go"
}

/// A set of senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses(u128);

impl Senses {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// These.
    #[must_use]
    pub const fn of(senses: &[Sense]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < senses.len() {
            all |= 1 << senses[at] as u8;
            at += 1;
        }
        Self(all)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a sense.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds one.
    pub fn add(&mut self, sense: Sense) {
        self.0 |= 1 << sense as u8;
    }

    /// Whether it holds `sense`.
    #[must_use]
    pub fn has(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u8) != 0
    }

    /// Whether it holds any of them.
    #[must_use]
    pub fn any(self, senses: &[Sense]) -> bool {
        senses.iter().any(|s| self.has(*s))
    }

    /// Whether it holds none at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A verb: its senses bare and with the reflexive pronoun.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The infinitive, without the pronoun.
    pub infinitive: String,
    /// Senses without the pronoun; `None` where the verb is always reflexive.
    pub plain: Option<Senses>,
    /// Senses with the pronoun, where they differ.
    pub reflexive: Option<Senses>,
    /// The frames, by number, that look for it by its name.
    pub frames: u32,
}

/// One reading of a word as a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// Index of the verb in [`Lexicon::verbs`].
    pub verb: u16,
    /// Its tense.
    pub tense: Tense,
    /// Whether it is plural.
    pub plural: bool,
}

macro_rules! classes {
    ($( $(#[$doc:meta])* $name:ident = $text:literal )*) => {
        /// What a term does in a clause.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Class { $( $(#[$doc])* $name ),* }

        impl Class {
            /// Its name in the tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$name => $text ),* }
            }

            /// Every class and its name in the tables.
            pub const ALL: &'static [(Self, &'static str)] = &[$( (Self::$name, $text) ),*];
        }
    };
}

classes! {
    /// Article, possessive, demonstrative.
    Det = "det"
    /// Clitic pronoun before a verb.
    Clitic = "clitic"
    /// Subject pronoun.
    Pronoun = "pronoun"
    /// Preposition; the value is its kind.
    Prep = "prep"
    /// *et*, *ou*, *mais*.
    And = "and"
    /// Relative pronoun; `qui` takes its antecedent as subject.
    Relative = "relative"
    /// Subordinating word.
    Sub = "sub"
    /// *ne*.
    Ne = "ne"
    /// *pas*, *plus*, *jamais*.
    Not = "not"
    /// *que* of *ne … que*.
    Adverb = "adverb"
    /// A company metric of the contract.
    Metric = "metric"
    /// A company metric that the contract does not name.
    OtherMetric = "other_metric"
    /// A macro indicator.
    Indicator = "indicator"
    /// Growth: a movement, or a measure of its own.
    Growth = "growth"
    /// A noun of movement; the value is the direction.
    Move = "move"
    /// An adjective of standing still.
    Stable = "stable"
    /// A basis of comparison.
    Basis = "basis"
    /// A broker's rating.
    Rating = "rating"
    /// Price target.
    Target = "target"
    /// Recommendation.
    Advice = "advice"
    /// Forecast, objective of a company.
    Goal = "goal"
    /// Analysts, consensus, the market.
    Consensus = "consensus"
    /// What introduces an earlier figure.
    Versus = "versus"
    /// The share: *action*, *titre*, *cours*.
    Share = "share"
    /// A noun that stands for a company.
    Group = "group"
    /// A part of a company.
    Unit = "unit"
    /// A deal noun: *rachat*, *acquisition*, *cession*.
    Deal = "deal"
    /// A contract noun.
    Contract = "contract"
    /// A partnership noun.
    Partnership = "partnership"
    /// A dividend noun; the value is its kind.
    Dividend = "dividend"
    /// A stake noun.
    Stake = "stake"
    /// A key rate of a central bank.
    KeyRate = "key_rate"
    /// A word that makes what follows unreal.
    Unreal = "unreal"
    /// How far a deal has come: talks, an intention, an agreement.
    Stage = "stage"
    /// A subsidiary, parent or owner; the value tells which side.
    Kin = "kin"
    /// A shareholder.
    Holder = "holder"
    /// Who works with another: *partenaire*.
    Partner = "partner"
    /// A capital raise; the value is its instrument.
    Raise = "raise"
    /// A buyback of own shares.
    Buyback = "buyback"
    /// A town, region, state or its administration, before its name (`la ville de X`).
    Polity = "polity"
    /// A threshold.
    Threshold = "threshold"
    /// *selon*, *d'après*.
    According = "according"
    /// A legal noun: a fine, an inquiry, a suit, a green light, a settlement, a dispute.
    Legal = "legal"
    /// Who speaks for a company.
    Spokesperson = "spokesperson"
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// These.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < classes.len() {
            all |= 1 << classes[at] as u8;
            at += 1;
        }
        Self(all)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds `class`.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A term of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it does.
    pub class: Class,
    /// Which one: a contract term, a direction, a kind of preposition.
    pub value: &'static str,
}

/// The readings of a word: nearly always one, that stands here without a list of its own.
#[derive(Clone, Copy, Debug)]
enum Forms {
    One(VerbForm),
    Several(u32),
}

/// What a word opens: the term that it is on its own, and whether terms of several words start with it.
#[derive(Clone, Copy, Debug, Default)]
struct Opens {
    term: Option<Term>,
    longer: bool,
}

/// A language's verbs and terms, ready to look up by word number.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The verbs.
    pub verbs: Vec<Verb>,
    forms: WordMap<Forms>,
    /// The readings of words that have several.
    several: Vec<Vec<VerbForm>>,
    opens: WordMap<Opens>,
    /// The terms of several words.
    terms: PhraseTrie<Term>,
    sectors: PhraseTrie<&'static str>,
    fields: WordMap<&'static str>,
    nations: WordMap<&'static str>,
    /// The frames, by number, that look for a word.
    frames: WordMap<u32>,
}

impl Lexicon {
    /// Adds one form of a verb.
    pub fn add_form(&mut self, word: WordId, form: VerbForm) {
        match self.forms.entry(word, || Forms::One(form)) {
            Some(forms @ Forms::One(_)) => {
                if let Forms::One(first) = *forms
                    && first != form
                {
                    *forms = Forms::Several(self.several.len() as u32);
                    self.several.push(vec![first, form]);
                }
            }
            Some(Forms::Several(at)) => {
                let all = &mut self.several[*at as usize];
                if !all.contains(&form) {
                    all.push(form);
                }
            }
            None => {}
        }
    }

    /// Adds a term; gives back the term it replaces.
    pub fn add_term(&mut self, words: &[WordId], term: Term) -> Option<Term> {
        let opens = self.opens.entry(*words.first()?, Opens::default)?;
        if words.len() == 1 {
            return opens.term.replace(term);
        }
        opens.longer = true;
        self.terms.insert(words, term)
    }

    /// The readings of a word as a verb form.
    #[must_use]
    pub fn forms(&self, word: WordId) -> &[VerbForm] {
        match self.forms.get(word) {
            Some(Forms::One(form)) => std::slice::from_ref(form),
            Some(Forms::Several(at)) => self.several.get(*at as usize).map_or(&[], Vec::as_slice),
            None => &[],
        }
    }

    /// Notes the sectors of the companies that a noun stands for.
    pub fn add_sectors(&mut self, words: &[WordId], sectors: &'static str) {
        self.sectors.insert(words, sectors);
    }

    /// The sectors of the companies that the noun at the start of `words` stands for (*avionneur*, *géant du luxe*),
    /// separated by semicolons.
    #[must_use]
    pub fn sectors(&self, words: impl Iterator<Item = WordId>) -> Option<&'static str> {
        self.sectors.longest(words).map(|(_, sectors)| *sectors)
    }

    /// Notes the sectors of those who make or sell a thing.
    pub fn add_field(&mut self, word: WordId, sectors: &'static str) {
        self.fields.entry(word, || sectors);
    }

    /// The sectors of those who make or sell a thing (*ciment*: the giant of cement), separated by semicolons.
    #[must_use]
    pub fn field(&self, word: WordId) -> Option<&'static str> {
        self.fields.get(word).copied()
    }

    /// Notes the country of a word of nationality.
    pub fn add_nation(&mut self, word: WordId, iso: &'static str) {
        self.nations.entry(word, || iso);
    }

    /// The country of a word of nationality (*américaine*), ISO 3166-1 alpha-2.
    #[must_use]
    pub fn nation(&self, word: WordId) -> Option<&'static str> {
        self.nations.get(word).copied()
    }

    /// Notes that the frame with this number looks for a word.
    pub fn add_frame(&mut self, word: WordId, number: usize) {
        if let Some(frames) = self.frames.entry(word, || 0) {
            *frames |= 1 << number;
        }
    }

    /// The frames, by number, that look for a word.
    #[must_use]
    pub fn frames(&self, word: WordId) -> u32 {
        self.frames.get(word).copied().unwrap_or(0)
    }

    /// A verb group in words: infinitive, tense, senses.
    #[must_use]
    pub fn describe(&self, group: &super::syntax::Group) -> String {
        let infinitive = self.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str());
        let senses: Vec<_> = Sense::ALL.iter().filter(|(s, _)| group.senses.has(*s)).map(|(_, n)| *n).collect();
        let modal: Vec<_> = Sense::ALL.iter().filter(|(s, _)| group.modal.has(*s)).map(|(_, n)| *n).collect();
        let mut out = format!("{infinitive} {:?} [{}]", group.tense, senses.join(" "));
        for (told, mark) in [(group.passive, " passive"), (group.negated, " negated")] {
            if told {
                out.push_str(mark);
            }
        }
        if !modal.is_empty() {
            out.push_str(&format!(" under [{}]", modal.join(" ")));
        }
        out
    }

    /// The longest term at the start of `words`.
    pub fn term(&self, mut words: impl Iterator<Item = WordId> + Clone) -> Option<(usize, Term)> {
        let all = words.clone();
        let opens = self.opens.get(words.next()?)?;
        let longest = || self.terms.longest(all).map(|(n, t)| (n, *t));
        let longer = if opens.longer { longest() } else { None };
        longer.or(opens.term.map(|term| (1, term)))
    }
}
