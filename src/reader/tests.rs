//! Which language a text is in: French is read, others are refused by their names.

use super::*;

const OTHERS: &[(&str, &[&str])] = &[
    (
        "English",
        &[
            "Veltis shares rose 3% on Tuesday after the group raised its full-year revenue guidance to 1.2 \
             billion euros, citing strong demand in Europe and lower energy costs.",
            "Ardine to acquire Cordial for 340 million dollars in cash. The transaction is expected to close in \
             the second quarter, subject to regulatory approval.",
            "The central bank left its main rate unchanged at 2%, as expected by economists, and said inflation \
             would return to target next year.",
        ],
    ),
    (
        "Italian",
        &[
            "Veltis chiude il trimestre con ricavi in crescita del 3% a 1,2 miliardi di euro. Il gruppo \
             conferma gli obiettivi per l'anno e propone un dividendo di 0,40 euro per azione.",
            "La banca centrale ha lasciato invariati i tassi di interesse al 2%, come previsto dagli \
             economisti, e ha detto che l'inflazione tornerà all'obiettivo.",
            "Ardine ha firmato un accordo per l'acquisizione di Cordial per 340 milioni di dollari. \
             L'operazione dovrebbe concludersi nel secondo trimestre.",
        ],
    ),
    (
        "Spanish",
        &[
            "Veltis cerró el trimestre con unos ingresos de 1.200 millones de euros, un 3% más que el año \
             anterior. El grupo confirma sus objetivos y propone un dividendo de 0,40 euros por acción.",
            "El banco central mantuvo los tipos de interés en el 2%, como esperaban los economistas, y dijo que \
             la inflación volverá al objetivo el próximo año.",
            "Ardine compra Cordial por 340 millones de dólares. La operación se cerrará en el segundo trimestre \
             tras recibir las autorizaciones de las autoridades.",
        ],
    ),
    (
        "German",
        &[
            "Veltis hat im dritten Quartal den Umsatz um 3 Prozent auf 1,2 Milliarden Euro gesteigert. Der \
             Konzern bestätigt die Prognose und will eine Dividende von 0,40 Euro je Aktie zahlen.",
            "Die Zentralbank hat den Leitzins wie erwartet bei 2 Prozent belassen und erklärt, die Inflation \
             werde im nächsten Jahr zum Ziel zurückkehren.",
            "Ardine übernimmt Cordial für 340 Millionen Dollar. Die Transaktion soll im zweiten Quartal \
             abgeschlossen werden.",
        ],
    ),
    (
        "Portuguese",
        &[
            "A Veltis fechou o trimestre com receitas de 1,2 mil milhões de euros, mais 3% do que no ano \
             anterior. O grupo confirma os objetivos e propõe um dividendo de 0,40 euros por ação.",
            "O banco central manteve as taxas de juro em 2%, como esperavam os economistas, e disse que a \
             inflação voltará ao objetivo no próximo ano.",
            "A Ardine vai comprar a Cordial por 340 milhões de dólares. A operação deverá ser concluída no \
             segundo trimestre, após a autorização dos reguladores.",
        ],
    ),
    (
        "Catalan",
        &[
            "Veltis va tancar el trimestre amb uns ingressos de 1.200 milions d'euros, un 3% més que l'any \
             anterior. El grup confirma els objectius i proposa un dividend de 0,40 euros per acció.",
            "El banc central va mantenir els tipus d'interès en el 2%, com esperaven els economistes, i va dir \
             que la inflació tornarà a l'objectiu l'any vinent.",
            "Ardine compra Cordial per 340 milions de dòlars. L'operació es tancarà el segon trimestre després \
             de rebre les autoritzacions de les autoritats.",
        ],
    ),
    (
        "Romanian",
        &[
            "Veltis a încheiat trimestrul cu venituri de 1,2 miliarde de euro, în creștere cu 3% față de anul \
             trecut. Grupul își menține obiectivele și propune un dividend de 0,40 euro pe acțiune.",
            "Banca centrală a menținut dobânda de politică monetară la 2%, așa cum se așteptau economiștii, și \
             a spus că inflația va reveni la țintă anul viitor.",
            "Ardine cumpără Cordial pentru 340 de milioane de dolari. Tranzacția ar urma să se încheie în al \
             doilea trimestru, după aprobarea autorităților.",
        ],
    ),
    (
        "Dutch",
        &[
            "Veltis heeft in het derde kwartaal een omzet van 1,2 miljard euro behaald, 3 procent meer dan een \
             jaar eerder. Het concern handhaaft zijn verwachtingen en stelt een dividend voor.",
            "De centrale bank heeft de rente ongewijzigd gelaten op 2 procent, zoals economen hadden verwacht, \
             en zei dat de inflatie volgend jaar daalt.",
            "Ardine neemt Cordial over voor 340 miljoen dollar. De overname wordt naar verwachting in het \
             tweede kwartaal afgerond.",
        ],
    ),
];

const FRENCH: &[&str] = &[
    "Ardine rachète Cordial pour 340 millions d'euros",
    "Lumnatech va racheter Veltisol pour 14,3 milliards d'euros\n\nLumnatech a annoncé jeudi l'acquisition de Veltisol pour 14,3 milliards d'euros.",
    "La Bourse de Paris termine en baisse de 0,4%",
    "Les actionnaires de Veltis approuvent le versement du dividende",
    "Le titre Veltis gagne 3% après ses résultats",
    "Veltis Group Holding (VLT) : Ardine Capital Partners franchit le seuil de 5% du capital",
];

fn language(text: &str) -> Result<f64, Error> {
    let doc = Document::read(text, None);
    Reader::new().identify(&doc).map(|(_, confidence)| confidence)
}

#[test]
fn french_is_read_even_where_it_is_short() {
    for text in FRENCH {
        assert!(language(text).is_ok(), "{text}: {:?}", language(text));
        let body = format!("{text}\n\nLe groupe a publié ses résultats mardi et les actionnaires ont été prévenus.");
        assert!(language(&body).is_ok_and(|sure| sure > 0.5), "{body}: {:?}", language(&body));
    }
}

#[test]
fn other_languages_are_refused_by_name() {
    for (name, texts) in OTHERS {
        for text in *texts {
            match language(text) {
                Err(Error::Language { found, .. }) => assert_eq!(found, *name, "{text}"),
                other => panic!("{name}: {other:?}: {text}"),
            }
        }
    }
}
