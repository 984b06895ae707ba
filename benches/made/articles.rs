//! Articles drawn from templates: as many as one likes, the same for the same seed, none of them news.

/// Draws numbers (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall alike for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n.max(1)
    }

    fn of<'t>(&mut self, items: &[&'t str]) -> &'t str {
        items.get(self.below(items.len() as u64) as usize).copied().unwrap_or("")
    }
}

/// Where article `n` of a seed stands and what it says. Of a hundred, two repeat an earlier one byte for byte and two
/// nearly so.
pub fn article(seed: u64, n: u64) -> (String, String) {
    let name = format!("{:03}/{:06}.txt", n / 1000, n);
    let mut dice = Dice::new(seed ^ n.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let text = match dice.below(100) {
        0 | 1 if n > 10 => own(seed, n - 1 - dice.below(9)),
        2 | 3 if n > 10 => own(seed, n - 1 - dice.below(9)) + "\n(Reproduction d'une dépêche, tous droits réservés)\n",
        _ => own(seed, n),
    };
    (name, text)
}

fn own(seed: u64, n: u64) -> String {
    let mut dice = Dice::new(seed.rotate_left(17) ^ n.wrapping_mul(0x9e37_79b9));
    let facts = Facts::draw(&mut dice);
    let (title, body) = KINDS[dice.below(KINDS.len() as u64) as usize];
    let mut text = format!(" date {} {}\n\n", facts.day, facts.fill(title));
    for (at, paragraph) in body.iter().enumerate() {
        // The first always, two in three of the others.
        if at == 0 || dice.below(3) > 0 {
            let told = paragraph[dice.below(paragraph.len() as u64) as usize];
            text += &facts.fill(told);
            text += "\n\n";
        }
    }
    if dice.below(4) == 0 {
        text += &format!("(Reportage de {}, édité par {})\n", facts.person, facts.other);
    }
    text
}

struct Facts {
    day: String,
    weekday: &'static str,
    company: String,
    rival: String,
    broker: &'static str,
    person: String,
    other: String,
    country: &'static str,
    sector: &'static str,
    numbers: [u64; 8],
}

const FIRST: &[&str] = &["Anne", "Claire", "Hugo", "Marc", "Inès", "Paul", "Sophie", "Luc", "Jeanne", "Karim", "Éric"];
const LAST: &[&str] = &["Vauquelin", "Maresco", "Tarbelle", "Ollivet", "Brassou", "Delmare", "Quintard", "Féral"];
const HEADS: &[&str] = &["Vel", "Ard", "Cord", "Mont", "Sol", "Ner", "Bral", "Tav", "Gal", "Pyr", "Oxi", "Lum"];
const MIDDLES: &[&str] = &["ti", "i", "o", "e", "va", "ra", "mi", "na", "lo", "xa"];
const TAILS: &[&str] = &["s", "ne", "dis", "tech", "pharm", "sol", "gaz", "net", "via", "mond", "line", "cor"];
const BROKERS: &[&str] = &["HSBC", "UBS", "Berenberg", "Jefferies", "Oddo BHF", "Barclays", "Goldman Sachs", "Citi"];
const COUNTRIES: &[&str] = &["en Espagne", "en Italie", "au Brésil", "au Canada", "en Inde", "au Japon", "en Pologne"];
const SECTORS: &[&str] = &["logiciels", "équipements électriques", "semences", "services pétroliers", "jeux vidéo"];
const DAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi"];

impl Facts {
    fn draw(dice: &mut Dice) -> Self {
        let mut company = || format!("{}{}{}", dice.of(HEADS), dice.of(MIDDLES), dice.of(TAILS));
        let (company, rival) = (company(), company());
        let mut person = || format!("{} {}", dice.of(FIRST), dice.of(LAST));
        let (person, other) = (person(), person());
        // October 2025: the first is a Wednesday.
        let day = 1 + dice.below(31);
        Self {
            day: format!("2025-10-{day:02}"),
            weekday: DAYS.get(((day + 1) % 7) as usize).copied().unwrap_or("vendredi"),
            company,
            rival,
            broker: dice.of(BROKERS),
            person,
            other,
            country: dice.of(COUNTRIES),
            sector: dice.of(SECTORS),
            numbers: std::array::from_fn(|_| dice.below(100_000)),
        }
    }

    /// A template with its names and figures: `{C}` company, `{R}` rival, `{B}` broker, `{P}` person, `{J}` weekday,
    /// `{L}` country, `{S}` sector, `{0%}` a rate, `{0€}` a price, `{0M}` millions, `{0n}` a count.
    fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 64);
        let mut rest = template;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            out += before;
            out += &self.value(name);
            rest = after;
        }
        out + rest
    }

    fn value(&self, name: &str) -> String {
        match name {
            "C" => return self.company.clone(),
            "R" => return self.rival.clone(),
            "B" => return self.broker.to_owned(),
            "P" => return self.person.clone(),
            "J" => return self.weekday.to_owned(),
            "L" => return self.country.to_owned(),
            "S" => return self.sector.to_owned(),
            _ => {}
        }
        let which = name.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(0) as usize;
        let n = self.numbers.get(which).copied().unwrap_or(7);
        match name.chars().last() {
            Some('%') => format!("{},{}%", 1 + n % 14, n % 10),
            Some('€') => format!("{},{:02} euros", 8 + n % 190, n % 100),
            Some('E') => format!("{} euros", 10 + n % 290),
            Some('M') => format!("{} millions d'euros", 20 + n % 960),
            Some('G') => format!("{},{} milliards d'euros", 1 + n % 30, n % 10),
            Some('p') => format!("{}.{:03},{:02} points", 4 + n % 5, n % 1000, n % 100),
            Some('y') => format!("{}", 2026 + n % 5),
            _ => format!("{}", 40 + n % 4000),
        }
    }
}

type Kind = (&'static str, &'static [&'static [&'static str]]);

/// Kinds of dispatches: a title, then paragraphs, each told one way or another.
const KINDS: &[Kind] = &[
    (
        "{C}: {B} relève son objectif de cours",
        &[
            &[
                "{B} a relevé son objectif de cours sur {C} à {0E} contre {1E} auparavant et confirme sa recommandation à l'achat.",
                "{B} confirme sa recommandation « achat » sur {C} et porte son objectif de cours de {1E} à {0E}.",
                "{B} a abaissé de {1E} à {0E} son objectif de cours sur {C}, avec une recommandation inchangée à neutre.",
            ],
            &[
                "Le courtier juge que le groupe devrait profiter de la demande {L}, où il réalise {2%} de ses ventes.",
                "L'analyste estime que la marge opérationnelle du groupe devrait atteindre {2%} en {3y}.",
            ],
            &[
                "L'action {C} gagne {4%} à {5€} vers 10h30 à la Bourse de Paris.",
                "Le titre {C} cède {4%} à {5€} {J} matin.",
            ],
        ],
    ),
    (
        "{C}: chiffre d'affaires en hausse de {0%} au troisième trimestre",
        &[
            &[
                "Le groupe {C}, spécialisé dans les {S}, a annoncé {J} un chiffre d'affaires de {1M} au troisième trimestre, en hausse de {0%} sur un an.",
                "{C} a publié {J} un chiffre d'affaires trimestriel de {1M}, contre {2M} un an plus tôt, soit une hausse de {0%}.",
            ],
            &[
                "À périmètre et taux de change constants, la croissance ressort à {3%}.",
                "Le consensus tablait sur un chiffre d'affaires de {2M}.",
                "Le bénéfice net part du groupe s'est établi à {4M}, contre {5M} un an auparavant.",
            ],
            &[
                "{C} confirme son objectif d'une croissance de {6%} de son chiffre d'affaires en {7y}.",
                "Le groupe vise désormais une marge opérationnelle de {6%} sur l'ensemble de l'exercice.",
            ],
            &[
                "« Nous avons connu un trimestre solide malgré un environnement incertain », a déclaré {P}, directeur général de {C}.",
                "La dette nette du groupe s'élevait à {3G} à fin septembre.",
            ],
            &[
                "Le groupe emploie {5n} personnes {L}.",
                "{C} proposera un dividende de {0€} par action au titre de 2025.",
            ],
        ],
    ),
    (
        "La Bourse de Paris termine en hausse de {0%}",
        &[
            &[
                "La Bourse de Paris a terminé en hausse de {0%} {J}, le CAC 40 s'inscrivant à {1p}.",
                "Le CAC 40 a clôturé en repli de {0%} à {1p} {J}, pénalisé par les valeurs de {S}.",
            ],
            &[
                "{C} a bondi de {2%} à {3€} après une note de {B}, tandis que {R} a perdu {4%}.",
                "Du côté des baisses, {R} a reculé de {4%} à {3€}.",
            ],
            &[
                "Le baril de Brent progressait de {5%} à 63,20 dollars.",
                "L'euro s'échangeait à 1,16 dollar en fin de séance.",
            ],
        ],
    ),
    (
        "{C} remporte un contrat de {0M} {L}",
        &[
            &[
                "{C} a annoncé {J} avoir remporté un contrat de {0M} auprès de {R} pour la fourniture de {1n} unités {L}.",
                "Le groupe {C} a signé avec {R} un contrat d'une valeur de {0M}, d'une durée de cinq ans.",
            ],
            &[
                "Les premières livraisons sont prévues au premier trimestre {2y}.",
                "Le carnet de commandes du groupe atteint {3G}.",
            ],
            &["L'action {C} progressait de {4%} {J} après cette annonce."],
        ],
    ),
    (
        "{C} va racheter {R} pour {0G}",
        &[
            &[
                "{C} a annoncé {J} l'acquisition de {R} pour {0G}.",
                "Le groupe {C} est entré en négociations exclusives en vue du rachat de {R}, valorisé {0G}.",
            ],
            &["L'opération devrait être finalisée au deuxième trimestre {1y}.", "{R} emploie {2n} personnes {L}."],
            &["L'offre représente une prime de {3%} sur le dernier cours de clôture."],
        ],
    ),
    (
        "{C} nomme {P} directeur financier",
        &[
            &[
                "{C} a nommé {P} au poste de directeur financier, en remplacement de {P}.",
                "{P} a été nommé directeur général de {C}, a annoncé {J} le groupe.",
            ],
            &[
                "{C} prévoit de supprimer {0n} postes {L} d'ici à {1y}.",
                "Le groupe compte recruter {0n} personnes {L}.",
            ],
        ],
    ),
    (
        "Zone euro: l'inflation ralentit à {0%} en septembre",
        &[
            &[
                "L'inflation dans la zone euro a ralenti à {0%} sur un an en septembre, contre {1%} en août, selon Eurostat.",
                "Le taux de chômage en France s'est établi à {0%} au troisième trimestre, contre {1%} au trimestre précédent.",
            ],
            &[
                "Les économistes attendaient en moyenne {2%}.",
                "La Banque centrale européenne a laissé son taux de dépôt inchangé à 2%.",
            ],
        ],
    ),
];
