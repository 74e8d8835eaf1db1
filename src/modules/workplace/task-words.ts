/**
 * Words with which a task usually begins. Our own lists, in the form in which people name a task: the bare verb in
 * English, the infinitive in Norwegian and Swedish. Other languages have no list yet; there the first word is not
 * checked, and the screen says so.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const TASK_VERBS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    `add adjust advise answer arrange ask assemble assist bake bring brush build call care carry change charge chat check
    choose clean clear close collect complete cook count cover cut decide decorate deliver describe display divide draw
    dress drill drive dry dust empty enter explain feed fetch fill find finish fix fold follow gather get give glue greet
    grow guide hand handle hang harvest heat help hold inform inspect iron keep label lay lead lift list load lock look
    maintain make mark measure meet mend mix mop mount move note observe oil open operate order organise oversee pack
    paint park peel photograph pick pick-up place plan plane plant polish post pour prepare press price print prune pull
    push put rake read receive recognise record recycle refill register remove repair replace reply report restock
    return rinse roll run sand saw scan schedule screw seal search select sell send separate serve set sew sharpen shop
    show sign sort spray stack start steam stock stop store strip sweep swap switch take talk tell test tidy tie trim
    turn unload unpack update use vacuum wait warm wash watch water weed weigh welcome wipe wrap write`,
  ),
  nb: list(
    `anbefale arbeide avtale bake bemanne beskrive bestille betjene bistå bore brette bruke bygge bytte bære børste dekke
    dele demontere dusje dyrke feie fikse finne fjerne flytte følge fore forberede forklare forme fotografere frakte
    fylle føre gi gjøre grave hake handle hente henge hilse hjelpe holde høste informere inspisere kalle kappe
    kassere kjøre klargjøre klebe klippe koke koble kontrollere kopiere laste lede legge lese levere lime lukke lytte
    lære låse lage løfte male merke mate melde montere motta måle notere observere olje ordne organisere overlevere pakke
    parkere passe plante planlegge plassere plukke polere prate prise prøve pusse registrere regne reise rengjøre
    reparere ringe rulle rydde sage samle sende selge sette si sjekke skanne skifte skille skjære skrelle skrive
    skru skrubbe skylle slipe slå smøre snakke snekre sortere spikre spyle spørre stable starte steke stelle
    stenge stille stoppe stryke støvsuge støvtørke svare sveise sveipe sy så ta tegne telle teste tilberede tilby tilkalle
    tømme tørke trille vanne vaske veie veilede velge vise vente åpne`,
  ),
  sv: list(
    `baka beställa bemöta blanda borra bära byta dela duka diska ducka fylla fråga fästa följa förbereda förklara föra ge
    gräva göra handla hjälpa hålla hälsa hämta hänga informera kapa klippa koka kontrollera köra lasta leda limma lossa
    lyfta lyssna låsa lägga läsa märka måla mäta montera motta mata notera olja ordna packa passa planera plantera plocka
    polera prissätta putsa rapportera registrera rengöra reparera ringa räkna samla sela sköta skriva skruva skära skölja
    slipa smörja snickra sopa sortera spola spika ställa stänga städa stryka såga sälja sätta sy ta tala tömma torka
    testa tvätta tända vattna visa väga välja vänta ösa öppna`,
  ),
};

export const hasVerbList = (language: string): boolean => Object.hasOwn(TASK_VERBS, language);

const firstWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(?:to|å|att)\s+/u, '')
    .split(/[\s,.;:]+/u)[0] ?? '';

/** Whether a task begins with a verb; null where our list does not know the language. */
export function startsWithVerb(text: string, language: string): boolean | null {
  return TASK_VERBS[language]?.has(firstWord(text)) ?? null;
}

/** Parts of words in English and the Scandinavian languages that point to a drawing; the first that fits is taken. */
const DRAWING_CLUES: readonly (readonly [string, string])[] = [
  ['dish', 'plate'],
  ['oppvask', 'plate'],
  ['wash hand', 'wash_hands'],
  ['hender', 'wash_hands'],
  ['cash', 'card_payment'],
  ['kasse', 'card_payment'],
  ['customer', 'customer'],
  ['kunde', 'customer'],
  ['price', 'price'],
  ['pris', 'price'],
  ['label', 'price'],
  ['sort', 'sort'],
  ['cloth', 'clothes'],
  ['klær', 'clothes'],
  ['shoe', 'shoes'],
  ['book', 'books'],
  ['bøk', 'books'],
  ['toy', 'toys'],
  ['leke', 'toys'],
  ['furniture', 'furniture'],
  ['møbl', 'furniture'],
  ['electr', 'electronics'],
  ['elektr', 'electronics'],
  ['shelf', 'shelf'],
  ['shelves', 'shelf'],
  ['hylle', 'shelf'],
  ['display', 'shelf'],
  ['recycl', 'recycle'],
  ['waste', 'waste'],
  ['avfall', 'waste'],
  ['sweep', 'sweep'],
  ['feie', 'sweep'],
  ['mop', 'bucket'],
  ['laundry', 'laundry'],
  ['vegetable', 'vegetables'],
  ['grønnsak', 'vegetables'],
  ['grönsak', 'vegetables'],
  ['cook', 'cook'],
  ['coffee', 'coffee'],
  ['kaffe', 'coffee'],
  ['bread', 'bread'],
  ['temperat', 'temperature'],
  ['saw', 'saw'],
  ['sage', 'saw'],
  ['såga', 'saw'],
  ['sand', 'wood'],
  ['slip', 'wood'],
  ['measur', 'measure'],
  ['måle', 'measure'],
  ['mäta', 'measure'],
  ['drill', 'machine'],
  ['machine', 'machine'],
  ['maskin', 'machine'],
  ['repair', 'wrench'],
  ['reparer', 'wrench'],
  ['pack', 'goods'],
  ['pakke', 'goods'],
  ['lift', 'lift'],
  ['carry', 'carry'],
  ['bære', 'carry'],
  ['load', 'truck'],
  ['laste', 'truck'],
  ['drive', 'car'],
  ['van', 'truck'],
  ['phone', 'phone'],
  ['ring', 'phone'],
  ['photo', 'photo'],
  ['write', 'write'],
  ['skriv', 'write'],
  ['count', 'count'],
  ['telle', 'count'],
  ['weigh', 'weigh'],
  ['check', 'look_closely'],
  ['sjekk', 'look_closely'],
  ['test', 'look_closely'],
  ['water', 'water'],
  ['vann', 'water'],
  ['plant', 'plant'],
  ['open', 'exit'],
  ['åpne', 'exit'],
  ['lock', 'lock'],
  ['lås', 'lock'],
  ['clean', 'clean'],
  ['rengjør', 'clean'],
  ['vask', 'clean'],
  ['wash', 'clean'],
  ['wipe', 'clean'],
  ['help', 'help'],
  ['hjelp', 'help'],
  ['greet', 'welcome'],
  ['welcome', 'welcome'],
  ['sew', 'sew'],
  ['fold', 'clothes'],
];

/** A drawing to begin with for the words of a card; empty when no clue fits. Anybody may choose another. */
export function guessPictogram(text: string): string {
  const words = text.toLowerCase();
  return DRAWING_CLUES.find(([clue]) => words.includes(clue))?.[1] ?? '';
}
