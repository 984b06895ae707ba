//! What the appointment room reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone a nommé mardi Claire Morand directrice financière.",
        facts: &["appointment person=Claire Morand; organisation=Danone; action=appointed; role=directrice financière"],
    },
    Example {
        text: "Claire Morand a été nommée directrice générale d'Alstom.",
        facts: &["appointment person=Claire Morand; organisation=Alstom; action=appointed; role=directrice générale"],
    },
    Example {
        text: "Sodexo nomme Claire Morand au poste de directrice financière, où elle succède à Paul Durand.",
        facts: &[
            "appointment person=Claire Morand; organisation=Sodexo; action=appointed; role=directrice financière; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Sodexo; action=departs; role=directrice financière",
        ],
    },
    Example {
        text: "Le conseil d'administration de Kering a choisi Claire Morand comme directrice générale.",
        facts: &["appointment person=Claire Morand; organisation=Kering; action=appointed; role=directrice générale"],
    },
    Example {
        text: "Paul Durand, le directeur financier, quittera Danone en mars.",
        facts: &[
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directeur financier; expected",
        ],
    },
    Example {
        text: "Paul Durand a démissionné de son poste de directeur général d'Alstom.",
        facts: &["appointment person=Paul Durand; organisation=Alstom; action=departs; role=directeur général"],
    },
    Example {
        text: "Le fonds a confié la direction générale d'Alstom à Claire Morand.",
        facts: &["appointment person=Claire Morand; organisation=Alstom; action=appointed; role=direction générale"],
    },
    Example {
        text: "Claire Morand, directrice financière, est nommée directrice générale de Danone, en remplacement de Paul Durand, qui quittera ses fonctions.",
        facts: &[
            "appointment person=Claire Morand; organisation=Danone; action=appointed; role=directrice générale; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directrice générale",
        ],
    },
    Example {
        text: "Danone a annoncé mardi le départ de son directeur financier, Paul Durand. Paul Durand sera remplacé en juillet par Claire Morand.",
        facts: &[
            "appointment person=Paul Durand; organisation=Danone; action=departs; role=directeur financier",
            "appointment person=Claire Morand; organisation=Danone; action=appointed; role=directeur financier; predecessor=Paul Durand; expected",
        ],
    },
    Example {
        text: "Le directeur général du groupe Veltis, Paul Durand, se retirera fin juin. Claire Morand, l'actuelle directrice financière, lui succédera.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=directeur général; predecessor=Paul Durand; expected",
            "appointment person=Paul Durand; organisation=Veltis; action=departs; role=directeur général; expected",
        ],
    },
    Example {
        text: "La directrice générale du groupe Veltis, Claire Morand, nommée en janvier à la place de Paul Durand, veut rassurer.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=directrice générale; predecessor=Paul Durand",
        ],
    },
    Example {
        text: "Claire Morand a été reconduite pour trois ans à la présidence du conseil d'administration du groupe Veltis.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=reappointed; role=présidence du conseil d'administration",
        ],
    },
    Example {
        text: "Le mandat de Paul Durand à la tête du groupe Veltis a été renouvelé pour quatre ans.",
        facts: &["appointment person=Paul Durand; organisation=Veltis; action=reappointed; role=tête"],
    },
    Example {
        text: "Claire Morand prendra la tête du groupe Veltis le 1er janvier.",
        facts: &["appointment person=Claire Morand; organisation=Veltis; action=appointed; role=tête; expected"],
    },
    Example {
        text: "Le groupe Veltis annonce la nomination de Claire Morand au poste de directrice des opérations.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=directrice des opérations",
        ],
    },
    Example {
        text: "Le groupe Veltis se sépare de son directeur général, Paul Durand.",
        facts: &["appointment person=Paul Durand; organisation=Veltis; action=departs; role=directeur général"],
    },
    Example {
        text: "Le conseil d'administration du groupe Veltis a mis fin au mandat de son directeur général, Paul Durand.",
        facts: &["appointment person=Paul Durand; organisation=Veltis; action=departs; role=directeur général"],
    },
    Example {
        text: "Claire Morand devient présidente du directoire du groupe Veltis.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=présidente du directoire",
        ],
    },
    Example {
        text: "Paul Durand a annoncé sa démission de la présidence du groupe Veltis.",
        facts: &["appointment person=Paul Durand; organisation=Veltis; action=departs; role=présidence"],
    },
    Example {
        text: "Après dix ans à la tête du groupe Veltis, Paul Durand passe la main à Claire Morand.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=tête; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Veltis; action=departs; role=tête",
        ],
    },
    Example {
        text: "Le groupe Veltis dément le départ de son directeur général, Paul Durand.",
        facts: &["appointment person=Paul Durand; organisation=Veltis; action=departs; role=directeur général; denied"],
    },
    Example {
        text: "Claire Morand pourrait être nommée directrice générale d'Alstom.",
        facts: &[
            "appointment person=Claire Morand; organisation=Alstom; action=appointed; role=directrice générale; possible",
        ],
    },
    Example {
        text: "Paul Durand, le directeur général du groupe Veltis, se retirera fin juin. Le conseil a désigné Claire Morand pour lui succéder.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=directeur général; predecessor=Paul Durand",
            "appointment person=Paul Durand; organisation=Veltis; action=departs; role=directeur général; expected",
        ],
    },
    Example {
        text: "Veltis\n\nLe groupe Veltis change de directeur financier, Paul Durand. Il sera remplacé par Claire Morand, passée par Danone.",
        facts: &[
            "appointment person=Claire Morand; organisation=Veltis; action=appointed; role=directeur financier; predecessor=Paul Durand; expected",
        ],
    },
    // Near misses: a departure nobody tells of as done, a prize, a supplier, a person who speaks.
    Example { text: "Claire Morand a été élue personnalité de l'année.", facts: &[] },
    Example {
        text: "Danone a choisi Alstom comme fournisseur.",
        facts: &["contract supplier=Alstom; customer=Danone"],
    },
    Example { text: "Les syndicats de Danone réclament le départ du directeur financier, Paul Durand.", facts: &[] },
    Example { text: "Claire Morand, directrice financière de Danone, a détaillé la stratégie.", facts: &[] },
    Example { text: "Claire Morand, directrice générale du groupe Veltis, a quitté Paris jeudi.", facts: &[] },
    Example { text: "Claire Morand avait rejoint le groupe Veltis en 2012 comme directrice marketing.", facts: &[] },
    Example {
        text: "Paul Durand, le directeur général du groupe Veltis, a remercié Claire Morand et ses équipes.",
        facts: &[],
    },
    Example { text: "Paul Durand prend la parole devant les salariés du groupe Veltis.", facts: &[] },
    Example { text: "Claire Morand se retire du capital du groupe Veltis.", facts: &[] },
    Example { text: "Le groupe Veltis a mis fin au contrat de Paul Durand, un fournisseur.", facts: &[] },
    Example {
        text: "Le directeur général du groupe Veltis, Marc Delorme, a démissionné. Claire Morvan assure l'intérim.",
        facts: &[
            "appointment person=Marc Delorme; organisation=Veltis; action=departs; role=directeur général",
            "appointment person=Claire Morvan; organisation=Veltis; action=appointed; role=directeur général; predecessor=Marc Delorme",
        ],
    },
    Example {
        text: "Le groupe Veltis a annoncé le départ, le 31 mai, de son directeur financier, Marc Delorme.",
        facts: &["appointment person=Marc Delorme; organisation=Veltis; action=departs; role=directeur financier"],
    },
    Example { text: "Le groupe Veltis assure l'intérim avec Claire Morvan.", facts: &[] },
];
