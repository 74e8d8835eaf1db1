import type { Multilingual } from '#platform/i18n/text.ts';

/** The title and the learner's seven sentences of "Sort and price donated goods", in their order. */
type Words = { readonly title: string; readonly plain: readonly string[] };

/** Languages of learners besides those that the design is written in as a whole. They wait for native speakers. */
const WORDS: Readonly<Record<string, Words>> = {
  sv: {
    title: 'Sortera och prissätta skänkta varor',
    plain: [
      'Jag lägger trasiga och farliga saker åt sidan.',
      'Jag lägger saker i rätt grupp.',
      'Jag letar efter fläckar, hål och delar som saknas.',
      'Jag hittar rätt pris i prislistan.',
      'Jag skriver priset tydligt på lappen.',
      'Jag använder handskar och lyfter tungt på ett säkert sätt.',
      'Jag frågar när jag är osäker.',
    ],
  },
  da: {
    title: 'Sortere og prissætte donerede varer',
    plain: [
      'Jeg lægger ødelagte og farlige ting til side.',
      'Jeg lægger ting i den rigtige gruppe.',
      'Jeg kigger efter pletter, huller og dele, der mangler.',
      'Jeg finder den rigtige pris i prislisten.',
      'Jeg skriver prisen tydeligt på mærket.',
      'Jeg bruger handsker og løfter tungt på en sikker måde.',
      'Jeg spørger, når jeg er i tvivl.',
    ],
  },
  fi: {
    title: 'Lahjoitettujen tavaroiden lajittelu ja hinnoittelu',
    plain: [
      'Panen rikkinäiset ja vaaralliset tavarat sivuun.',
      'Panen tavarat oikeaan ryhmään.',
      'Etsin tahroja, reikiä ja puuttuvia osia.',
      'Löydän oikean hinnan hinnastosta.',
      'Kirjoitan hinnan selvästi lappuun.',
      'Käytän käsineitä ja nostan raskaat laatikot turvallisesti.',
      'Kysyn, kun en ole varma.',
    ],
  },
  is: {
    title: 'Flokka og verðleggja gefnar vörur',
    plain: [
      'Ég legg bilaða og hættulega hluti til hliðar.',
      'Ég set hluti í réttan flokk.',
      'Ég leita að blettum, götum og hlutum sem vantar.',
      'Ég finn rétt verð í verðlistanum.',
      'Ég skrifa verðið skýrt á miðann.',
      'Ég nota hanska og lyfti þungum kössum á öruggan hátt.',
      'Ég spyr þegar ég er ekki viss.',
    ],
  },
  et: {
    title: 'Annetatud asjade sorteerimine ja hindamine',
    plain: [
      'Panen katkised ja ohtlikud asjad kõrvale.',
      'Panen asjad õigesse rühma.',
      'Otsin plekke, auke ja puuduvaid osi.',
      'Leian hinnakirjast õige hinna.',
      'Kirjutan hinna sildile selgelt.',
      'Kannan kindaid ja tõstan raskeid kaste ohutult.',
      'Küsin, kui ma pole kindel.',
    ],
  },
  de: {
    title: 'Gespendete Waren sortieren und auszeichnen',
    plain: [
      'Ich lege Kaputtes und Gefährliches zur Seite.',
      'Ich lege Sachen in die richtige Gruppe.',
      'Ich suche nach Flecken, Löchern und fehlenden Teilen.',
      'Ich finde den richtigen Preis in der Preisliste.',
      'Ich schreibe den Preis deutlich auf das Schild.',
      'Ich trage Handschuhe und hebe schwere Kisten richtig.',
      'Ich frage, wenn ich nicht sicher bin.',
    ],
  },
  nl: {
    title: 'Gedoneerde spullen sorteren en prijzen',
    plain: [
      'Ik leg kapotte en gevaarlijke dingen opzij.',
      'Ik leg dingen in de juiste groep.',
      'Ik zoek naar vlekken, gaten en onderdelen die missen.',
      'Ik vind de juiste prijs in de prijslijst.',
      'Ik schrijf de prijs duidelijk op het label.',
      'Ik draag handschoenen en til zware dozen veilig.',
      'Ik vraag het als ik het niet zeker weet.',
    ],
  },
  fr: {
    title: 'Trier et étiqueter les objets donnés',
    plain: [
      'Je mets de côté ce qui est cassé ou dangereux.',
      'Je mets les objets dans le bon groupe.',
      'Je cherche les taches, les trous et ce qui manque.',
      'Je trouve le bon prix dans la liste.',
      'J’écris le prix clairement sur l’étiquette.',
      'Je porte des gants et je soulève les caisses sans danger.',
      'Je demande quand j’ai un doute.',
    ],
  },
  it: {
    title: 'Smistare e prezzare la merce donata',
    plain: [
      'Metto da parte le cose rotte e pericolose.',
      'Metto le cose nel gruppo giusto.',
      'Cerco macchie, buchi e parti mancanti.',
      'Trovo il prezzo giusto nel listino.',
      'Scrivo il prezzo in modo chiaro sul cartellino.',
      'Uso i guanti e sollevo le scatole pesanti in sicurezza.',
      'Chiedo quando ho un dubbio.',
    ],
  },
  es: {
    title: 'Clasificar y poner precio a objetos donados',
    plain: [
      'Aparto las cosas rotas y peligrosas.',
      'Pongo las cosas en el grupo correcto.',
      'Busco manchas, agujeros y piezas que faltan.',
      'Encuentro el precio correcto en la lista de precios.',
      'Escribo el precio con claridad en la etiqueta.',
      'Uso guantes y levanto cajas pesadas sin peligro.',
      'Pregunto cuando tengo dudas.',
    ],
  },
  pt: {
    title: 'Separar e pôr preço em bens doados',
    plain: [
      'Ponho de lado as coisas partidas e perigosas.',
      'Ponho as coisas no grupo certo.',
      'Procuro manchas, buracos e peças que faltam.',
      'Encontro o preço certo na lista de preços.',
      'Escrevo o preço com clareza na etiqueta.',
      'Uso luvas e levanto caixas pesadas em segurança.',
      'Pergunto quando não tenho a certeza.',
    ],
  },
  el: {
    title: 'Ταξινόμηση και τιμολόγηση δωρεών',
    plain: [
      'Βάζω στην άκρη τα σπασμένα και τα επικίνδυνα.',
      'Βάζω τα πράγματα στη σωστή ομάδα.',
      'Ψάχνω για λεκέδες, τρύπες και κομμάτια που λείπουν.',
      'Βρίσκω τη σωστή τιμή στον τιμοκατάλογο.',
      'Γράφω την τιμή καθαρά στην ετικέτα.',
      'Φοράω γάντια και σηκώνω βαριά κουτιά με ασφάλεια.',
      'Ρωτάω όταν έχω αμφιβολία.',
    ],
  },
  ga: {
    title: 'Earraí tugtha a shórtáil agus a phraghsáil',
    plain: [
      'Cuirim rudaí briste agus contúirteacha i leataobh.',
      'Cuirim rudaí sa ghrúpa ceart.',
      'Féachaim le haghaidh smál, poll agus páirteanna ar iarraidh.',
      'Faighim an praghas ceart sa liosta praghsanna.',
      'Scríobhaim an praghas go soiléir ar an lipéad.',
      'Caithim lámhainní agus ardaím boscaí troma go sábháilte.',
      'Cuirim ceist nuair nach bhfuil mé cinnte.',
    ],
  },
  uk: {
    title: 'Сортувати й оцінювати подаровані речі',
    plain: [
      'Я відкладаю зламані й небезпечні речі.',
      'Я кладу речі у правильну групу.',
      'Я шукаю плями, дірки та чого бракує.',
      'Я знаходжу правильну ціну у списку цін.',
      'Я чітко пишу ціну на ярлику.',
      'Я ношу рукавиці й безпечно піднімаю важкі коробки.',
      'Я питаю, коли не знаю напевно.',
    ],
  },
  so: {
    title: 'Kala sooc oo qiimee alaabta la bixiyay',
    plain: [
      'Waxyaabaha jaban iyo kuwa khatarta ah gooni baan u dhigaa.',
      'Waxaan alaabta ku ridaa kooxda saxda ah.',
      'Waxaan raadiyaa wasakh, daloollo iyo qaybo maqan.',
      'Waxaan qiimaha saxda ah ka helaa liiska qiimaha.',
      'Qiimaha si cad baan ugu qoraa warqadda.',
      'Galoofyo baan xirtaa, sanduuqyada culusna si ammaan ah baan u qaadaa.',
      'Waan weydiiyaa marka aanan hubin.',
    ],
  },
};

const inAll = (of: (words: Words) => string | undefined): Multilingual =>
  Object.fromEntries(
    Object.entries(WORDS).flatMap(([language, words]) => {
      const text = of(words);
      return text === undefined ? [] : [[language, text]];
    }),
  );

export const SORTING_TITLE: Multilingual = inAll(({ title }) => title);

/** The words of the sentence at this place, 0 to 6. */
export const sortingSentence = (at: number): Multilingual => inAll(({ plain }) => plain[at]);
