//! Readings and near misses.

use crate::facts::frame::Example;

/// Texts and the exact facts read in them.
pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Alstom a racheté Alpro pour 5,3 milliards d'euros.",
        facts: &["acquisition acquirer=Alstom; target=Alpro; value=5300000000 EUR; status=completed"],
    },
    Example {
        text: "Danone rachète la start-up américaine Alpro auprès de Nestlé pour 300 millions d'euros.",
        facts: &["acquisition acquirer=Danone; seller=Nestlé; target=Alpro; value=300000000 EUR; status=announced"],
    },
    Example {
        text: "Danone a annoncé l'acquisition d'Alpro pour 2 milliards de dollars.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=2000000000 USD; status=announced"],
    },
    Example {
        text: "Le rachat d'Alpro par Danone pour 3 milliards d'euros a été finalisé.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=3000000000 EUR; status=completed"],
    },
    Example {
        text: "Danone met la main sur Alpro, spécialiste du soja.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=announced"],
    },
    Example {
        text: "Danone s'offre Alpro pour 250 millions d'euros",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=250000000 EUR; status=announced"],
    },
    Example {
        text: "Kering vend sa division horlogerie à L'Oréal pour €4 mds",
        facts: &[
            "acquisition acquirer=L'Oréal; seller=Kering; target=division horlogerie; value=4000000000 EUR; status=announced",
        ],
    },
    Example {
        text: "Danone se sépare de sa division biscuits, cédée à Nestlé pour 4 milliards d'euros.",
        facts: &[
            "acquisition acquirer=Nestlé; seller=Danone; target=division biscuits; value=4000000000 EUR; status=announced",
        ],
    },
    Example {
        text: "Danone étudie la cession d'Alpro, selon Bloomberg.",
        facts: &["acquisition seller=Danone; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Danone serait en discussions pour racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Danone est entré en négociations exclusives avec Nestlé en vue de l'acquisition d'Alpro.",
        facts: &["acquisition acquirer=Danone; seller=Nestlé; target=Alpro; status=considered; possible"],
    },
    Example {
        text: "Alpro a été vendue à Nestlé par Danone.",
        facts: &["acquisition acquirer=Nestlé; seller=Danone; target=Alpro; status=completed"],
    },
    Example {
        text: "Danone a accepté de vendre Alpro à Nestlé pour 4 milliards de dollars.",
        facts: &["acquisition acquirer=Nestlé; seller=Danone; target=Alpro; value=4000000000 USD; status=agreed"],
    },
    Example {
        text: "Nestlé lance une OPA de 1,9 milliard d'euros sur Danone au prix de 27,50 euros par action, soit une prime de 34%.",
        facts: &[
            "acquisition acquirer=Nestlé; target=Danone; value=1900000000 EUR; price_per_share=27.5 EUR/share; premium=34 %; status=announced",
        ],
    },
    Example {
        text: "Nestlé a déposé une offre publique d'achat sur Danone. L'offre fait ressortir une prime de 41% sur le dernier cours.",
        facts: &["acquisition acquirer=Nestlé; target=Danone; premium=41 %; status=announced"],
    },
    Example {
        text: "Danone rejette l'offre de rachat de Nestlé.",
        facts: &["acquisition acquirer=Nestlé; target=Danone; status=rejected"],
    },
    Example {
        text: "Danone renonce à racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=abandoned"],
    },
    Example {
        text: "Danone dément vouloir racheter Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; denied"],
    },
    Example {
        text: "Danone n'a pas l'intention de céder Alpro.",
        facts: &["acquisition seller=Danone; target=Alpro; denied"],
    },
    Example {
        text: "Danone a pris une participation de 12% dans Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; stake=12 %; status=announced"],
    },
    Example {
        text: "Danone acquiert 60% du capital d'Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; stake=60 %; status=announced"],
    },
    Example {
        text: "Danone va acquérir 100% d'Alpro pour 450 millions d'euros. L'opération doit être bouclée au premier semestre 2026.",
        facts: &[
            "acquisition acquirer=Danone; target=Alpro; stake=100 %; value=450000000 EUR; period=2026-H1; status=announced; expected",
        ],
    },
    Example {
        text: "Danone et Nestlé ont annoncé leur fusion.",
        facts: &["acquisition acquirer=Danone + Nestlé; status=announced"],
    },
    Example {
        text: "Danone a signé un accord définitif pour l'acquisition d'Alpro. La transaction, valorisée 700 millions d'euros, devrait être finalisée au quatrième trimestre.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=700000000 EUR; period=2025-Q4; status=agreed"],
    },
    Example {
        text: "Alpro passe sous le contrôle de Danone.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=announced"],
    },
    Example {
        text: "Danone cède sa participation de 9,8% dans Alpro pour 1,6 milliard d'euros.",
        facts: &["acquisition seller=Danone; target=Alpro; stake=9.8 %; value=1600000000 EUR; status=announced"],
    },
    Example {
        text: "Danone publie ses comptes. Sa maison mère, Nestlé, envisagerait d'en céder 10%.",
        facts: &[
            "acquisition seller=Nestlé; target=Danone; stake=10 %; status=considered; possible",
            "ownership holder=Nestlé; subject=Danone; action=parent",
        ],
    },
    Example {
        text: "Alpro a publié ses comptes. Danone précise ne pas avoir l'intention de prendre le contrôle d'Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; denied"],
    },
    Example {
        text: "Danone acquiert une brasserie néerlandaise\n\nDanone rachète Heineken pour 184 millions d'euros.",
        facts: &["acquisition acquirer=Danone; target=Heineken; value=184000000 EUR; status=announced"],
    },
    Example {
        text: "Danone annonce la finalisation de l'acquisition d'Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; status=completed"],
    },
    Example {
        text: "TotalEnergies a signé un accord avec Engie en vue de l'acquisition d'Alpro.",
        facts: &["acquisition acquirer=TotalEnergies; seller=Engie; target=Alpro; status=agreed"],
    },
    Example {
        text: "Danone rachète, pour 40 millions d'euros, la start-up Alpro.",
        facts: &["acquisition acquirer=Danone; target=Alpro; value=40000000 EUR; status=announced"],
    },
    Example {
        text: "Danone négocie avec Nestlé le rachat d'Alpro.",
        facts: &["acquisition acquirer=Danone; seller=Nestlé; target=Alpro; status=considered; possible"],
    },
    Example { text: "Danone vend 3 millions de pots par jour.", facts: &[] },
    Example { text: "Danone se sépare de son directeur financier.", facts: &[] },
    Example { text: "Danone reprend des couleurs à la Bourse de Paris.", facts: &[] },
    Example { text: "Danone pourrait-il racheter Alpro ?", facts: &[] },
    Example { text: "Danone vend ses produits aux hypermarchés.", facts: &[] },
    Example { text: "Danone reprend l'activité dans ses usines.", facts: &[] },
    Example { text: "Danone a cédé des obligations.", facts: &[] },
    Example { text: "UBS salue l'acquisition d'Alpro.", facts: &[] },
    Example { text: "Si Danone rachetait Alpro, le marché changerait.", facts: &[] },
    Example { text: "Danone achète du lait aux éleveurs.", facts: &[] },
    Example {
        text: "Le groupe Veltis entre en négociations exclusives avec le fonds Cordial en vue de la cession de la société Ardine.",
        facts: &["acquisition seller=Veltis; target=Ardine; status=considered; possible"],
    },
    Example {
        text: "Le groupe Veltis et la société Ardine discutent d'un rapprochement.",
        facts: &["acquisition acquirer=Veltis + Ardine; status=considered; possible"],
    },
    Example {
        text: "Le groupe Veltis relève son offre sur la société Ardine à 50 euros par action.",
        facts: &["acquisition acquirer=Veltis; target=Ardine; price_per_share=50 EUR/share; status=announced"],
    },
    Example {
        text: "Le groupe Veltis a bouclé la vente de la société Ardine.",
        facts: &["acquisition seller=Veltis; target=Ardine; status=completed"],
    },
    Example {
        text: "Alstom tombe dans l'escarcelle de Danone.",
        facts: &["acquisition acquirer=Danone; target=Alstom; status=announced"],
    },
    Example {
        text: "Le groupe Veltis est en passe de racheter la société Ardine.",
        facts: &["acquisition acquirer=Veltis; target=Ardine; status=announced; expected"],
    },
    Example {
        text: "Le groupe Veltis cherche un acquéreur pour la société Ardine.",
        facts: &["acquisition seller=Veltis; target=Ardine; status=considered; possible"],
    },
    Example {
        text: "Le groupe Veltis a mis en vente la société Ardine.",
        facts: &["acquisition seller=Veltis; target=Ardine; status=announced"],
    },
    Example {
        text: "Le groupe Veltis a mis la main cette semaine sur la société Ardine.",
        facts: &["acquisition acquirer=Veltis; target=Ardine; status=announced"],
    },
    Example { text: "Le groupe Veltis a donné la main à la société Ardine.", facts: &[] },
    Example { text: "Le groupe Veltis cherche un directeur pour la société Ardine.", facts: &[] },
    Example { text: "Le groupe Veltis a mis en vente ses nouvelles chaussures.", facts: &[] },
    Example { text: "Le groupe Veltis entre en négociations avec ses syndicats.", facts: &[] },
    Example { text: "Le groupe Veltis et la société Ardine discutent du climat.", facts: &[] },
    Example {
        text: "Le tribunal de commerce a retenu l'offre de reprise du groupe Ardine pour le fabricant de meubles Veltis.",
        facts: &["acquisition acquirer=Ardine; target=Veltis; status=agreed"],
    },
    Example {
        text: "Le tribunal a préféré l'offre du groupe Ardine à celle du fonds Cordial Capital pour reprendre le transporteur Veltis.",
        facts: &[
            "acquisition acquirer=Ardine; target=Veltis; status=agreed",
            "acquisition acquirer=Cordial Capital; target=Veltis; status=rejected",
        ],
    },
    Example {
        text: "Le groupe Veltis s'est porté candidat à la reprise du sucrier Ardine.",
        facts: &["acquisition acquirer=Veltis; target=Ardine; status=considered; possible"],
    },
    Example {
        text: "Le fonds Cordial Capital met en vente sa participation de 34% dans le groupe Ardine.",
        facts: &["acquisition seller=Cordial Capital; target=Ardine; stake=34 %; status=announced"],
    },
    Example {
        text: "Le groupe Veltis a acquis en 2019 la société Ardine auprès du groupe Cordial pour 12 millions d'euros.",
        facts: &["acquisition acquirer=Veltis; seller=Cordial; target=Ardine; value=12000000 EUR; status=completed"],
    },
    Example {
        text: "Le distributeur Ardine a déposé une offre de reprise de Veltis.",
        facts: &["acquisition acquirer=Ardine; target=Veltis; status=announced"],
    },
    Example { text: "Le groupe Ardine suit une approche prudente avec le groupe Veltis.", facts: &[] },
    Example { text: "Le tribunal a retenu la thèse du groupe Ardine contre le groupe Veltis.", facts: &[] },
];
