//! Readings and near misses.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Sanofi va bien. Le Doliprane a obtenu le marquage CE.",
        facts: &["product_event organisation=Sanofi; product=Doliprane; action=approved"],
    },
    Example {
        text: "Tesla rappelle le Cybertruck en raison d'un défaut.",
        facts: &["product_event organisation=Tesla; product=Cybertruck; action=withdrawn"],
    },
    Example {
        text: "Tesla cesse de commercialiser le Cybertruck.",
        facts: &["product_event organisation=Tesla; product=Cybertruck; action=withdrawn"],
    },
    Example { text: "Sanofi\n\nOn espère que la FDA approuvera le Dupixent.", facts: &[] },
    Example { text: "Tesla rappelle que le Cybertruck est sûr.", facts: &[] },
    Example {
        text: "Apple lance l'iPhone en Inde.",
        facts: &["product_event organisation=Apple; product=iPhone; action=launched"],
    },
    Example {
        text: "Tesla commercialisera le Cybertruck en Europe.",
        facts: &["product_event organisation=Tesla; product=Cybertruck; action=launched; expected"],
    },
    Example {
        text: "Sanofi\n\nLa FDA a approuvé le Dupixent.",
        facts: &["product_event organisation=Sanofi; product=Dupixent; action=approved"],
    },
    Example {
        text: "Novo Nordisk ne bouge pas, malgré le feu vert de la FDA à son traitement Wegovy.",
        facts: &["product_event organisation=Novo Nordisk; product=Wegovy; action=approved"],
    },
    Example {
        text: "ASML caracole\n\nASML progresse. Novo Nordisk ne bouge pas, malgré le feu vert de la FDA à son traitement Wegovy.",
        facts: &["product_event organisation=Novo Nordisk; product=Wegovy; action=approved"],
    },
    Example {
        text: "Sanofi retire le Doliprane du marché.",
        facts: &["product_event organisation=Sanofi; product=Doliprane; action=withdrawn"],
    },
    Example {
        text: "Tesla a reporté le lancement du Cybertruck.",
        facts: &["product_event organisation=Tesla; product=Cybertruck; action=delayed"],
    },
    Example {
        text: "Tesla va bien. Le lancement du Cybertruck en Europe, prévu en juin, est reporté de six mois.",
        facts: &["product_event organisation=Tesla; product=Cybertruck; action=delayed"],
    },
    // Near misses: sales, an appeal, a comparison, an approval awaited.
    Example { text: "Apple mise sur l'iPhone en Inde.", facts: &[] },
    Example { text: "Sanofi lance un appel à ses fournisseurs pour le Doliprane.", facts: &[] },
    Example { text: "Novo Nordisk attend le feu vert de la FDA pour le Wegovy.", facts: &[] },
    Example { text: "Tesla va bien. Le conseil sur le Cybertruck est reporté à jeudi.", facts: &[] },
    Example { text: "Tesla a comparé le Cybertruck à un camion.", facts: &[] },
    Example {
        text: "Le groupe Veltis renonce au lancement de sa carte de paiement Orvano Card.",
        facts: &["product_event organisation=Veltis; product=Orvano Card; action=withdrawn"],
    },
    Example {
        text: "Le groupe Veltis met fin à la commercialisation de sa voiture électrique Orvano.",
        facts: &["product_event organisation=Veltis; product=Orvano; action=withdrawn"],
    },
    Example {
        text: "Le groupe Veltis a retiré de la vente son produit d'épargne Orvano.",
        facts: &["product_event organisation=Veltis; product=Orvano; action=withdrawn"],
    },
    Example {
        text: "Le groupe Veltis a commencé à commercialiser en juin le vaccin Orlivo.",
        facts: &["product_event organisation=Veltis; product=Orlivo; action=launched"],
    },
    Example {
        text: "Le lancement de la carte de paiement Orvano Card, prévu en mars, n'aura pas lieu, a annoncé le groupe Veltis.",
        facts: &["product_event organisation=Veltis; product=Orvano Card; action=withdrawn"],
    },
    Example {
        text: "Le groupe Veltis a confirmé un nouveau report, de dix-huit mois, de l'entrée en service de son drone Orvano.",
        facts: &["product_event organisation=Veltis; product=Orvano; action=delayed"],
    },
    // Near misses: money for a launch, a success.
    Example { text: "Le groupe Veltis consacre ses efforts au lancement de son drone Orvano.", facts: &[] },
    Example { text: "Le lancement du drone Orvano a pesé sur les marges du groupe Veltis.", facts: &[] },
    Example {
        text: "Le groupe Veltis a lancé en septembre son application de paiement Veltis Cash.",
        facts: &["product_event organisation=Veltis; product=Veltis Cash; action=launched"],
    },
];
