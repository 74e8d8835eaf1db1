import type { EscoSkill } from './esco.types.ts';

/** The version whose addresses and English labels these are. */
export const STARTER_VERSION = 'v1.1.1';

/**
 * A starter list of our own choosing, so that skills can be picked before anything is imported: address, type, reuse
 * level, English label of ESCO. The Norwegian labels are our working translation and give way to an imported one.
 */
const ROWS = `
f90d4810-8bac-4e5e-b870-3e35a4138ff7|skill|sector-specific|accept own accountability|ta ansvar for eget arbeid
49de9958-2aa4-4eef-a89d-fe5d5bcd28c4|skill|transversal|adapt to change|tilpasse seg endringer
b49b136b-0dc3-41c4-9a39-ac1200a9fded|skill|sector-specific|adjust oven temperature|stille inn ovnstemperatur
906d21c9-7a9c-4919-817d-10676f9ddfe4|skill|sector-specific|arrange tables|dekke bord
61970f8b-099c-4e7e-82e0-9ccdced0baf3|skill|sector-specific|assist customers|hjelpe kunder
5626b3b1-5415-47f6-acf1-b573d457d180|skill|sector-specific|bake goods|bake bakervarer
c81c9ea3-4689-4146-9076-24dd175c69bc|skill|sector-specific|carry out active selling|drive aktivt salg
19ba11f3-9c99-41fd-a7c9-f77e6a026186|skill|transversal|carry out calculations|gjøre utregninger
119fe928-401d-4254-9273-dd1c171fe84e|skill|sector-specific|change shelf labels|bytte hyllemerking
a93011ca-e6ab-4182-8a05-4d4b282cff27|skill|cross-sector|check quality of raw materials|kontrollere kvaliteten på råvarer
9b31016e-c99d-4bd2-a550-d5660dac5041|skill|sector-specific|clean kitchen equipment|rengjøre kjøkkenutstyr
7bb01a18-4637-4535-ba18-258f48f705b8|skill|cross-sector|clean rooms|rengjøre rom
6ff01827-907d-43d8-b6e4-7162c1cf0aca|skill|cross-sector|clean surfaces|rengjøre overflater
0da516ee-e70e-4384-be13-f5ff80be8127|skill|cross-sector|communicate with customers|snakke med kunder
0ff99f51-40d9-42f1-a1ec-377b2bb5e15f|skill|cross-sector|comply with food safety and hygiene|følge regler for mattrygghet og hygiene
42cad89f-afd4-4418-8439-8ce87eff1f26|skill|cross-sector|count money|telle penger
de7b8c6c-9ed4-4776-924c-4265dd1d9cde|skill|sector-specific|demonstrate products' features|vise fram hva en vare kan
9bf266a6-188b-4d17-a22f-2f266d76832b|skill|transversal|demonstrate willingness to learn|vise vilje til å lære
dacaebb5-5d85-4f3e-9adb-7c82b4f53189|skill|sector-specific|dispose food waste|kaste matavfall
6d9f05ed-9ada-4604-9670-2df3bb439050|skill|sector-specific|distinguish fabrics|skille mellom stoffer
2a82241a-216e-44d8-bb50-6b9a0ef82084|skill|cross-sector|drive vehicles|kjøre kjøretøy
25fce4fb-35b6-49b6-a4fa-c7aa168fd770|skill|sector-specific|examine merchandise|undersøke varer
409a0245-0e6c-4aac-ba16-0920ecb76a8d|skill|transversal|exercise self-reflection|tenke over egen innsats
301a6581-e983-4bb6-8b31-b3ee2cbc2392|skill|cross-sector|extinguish fires|slokke branner
8d49f760-3765-4612-8d40-a2bdd50738fe|skill|cross-sector|fill out forms|fylle ut skjemaer
d2d9051a-10e1-41c5-9cfb-bbdc58016176|skill|cross-sector|follow safety precautions in work practices|følge sikkerhetsregler i arbeidet
fc511e12-fe90-40a0-bec8-227abb5e4255|skill|cross-sector|follow verbal instructions|følge muntlige instrukser
54d68400-9da3-4077-a7ee-52e68b390ef6|skill|cross-sector|follow written instructions|følge skriftlige instrukser
791fa659-3382-49f8-a8dd-505226d0da48|knowledge|sector-specific|food hygiene rules|regler for næringsmiddelhygiene
1dea2f3a-857c-4fc3-b1f8-d5f2015c46a9|skill|cross-sector|give instructions to staff|gi instrukser til medarbeidere
26a6e6d2-1c9a-4d7e-8c04-5ba16d1f53da|skill|cross-sector|greet guests|hilse på gjester
e8fe3df5-5608-4a03-88ff-9e45ef857de1|skill|sector-specific|handle knives|håndtere kniver
63321ecf-4fc6-44d9-88f1-5373a4f3038a|skill|cross-sector|handle petty cash|håndtere småbeløp i kontanter
b09df20a-51b9-438d-9745-696b02156470|skill|cross-sector|handle waste|håndtere avfall
d15ce60f-ddab-41ce-ba56-398451b77b60|skill|cross-sector|have computer literacy|ha grunnleggende dataferdigheter
562b1180-83e7-4041-8468-2f28d03b7893|skill|cross-sector|iron textiles|stryke tekstiler
3c519634-ed10-47af-9685-00418f3a85a3|skill|sector-specific|label foodstuffs|merke matvarer
ab2bb44a-3956-4028-8715-8b70b1960b99|skill|cross-sector|lift heavy weights|løfte tunge gjenstander
a17286c5-238d-4f0b-bc24-29e9121345de|skill|cross-sector|listen actively|lytte aktivt
75dfe1ee-5935-42ce-b820-697f827825c3|skill|cross-sector|maintain customer service|gi god kundeservice
0e21e183-e787-4f23-a240-93b416c088c2|skill|cross-sector|maintain personal hygiene standards|holde god personlig hygiene
0ae3af47-dc33-4cb0-a2a3-01c6a5bcd968|skill|sector-specific|maintain plants' growth|stelle planter så de vokser
d9013e0e-e937-43d5-ab71-0e917ee882b8|skill|transversal|manage time|disponere tiden
b8b260bf-4ca4-45d7-bf4f-9beaf8503215|skill|sector-specific|measure temperature|måle temperatur
91abe492-18be-4cce-93c7-0dca07072363|skill|cross-sector|meet deadlines|holde frister
44f6a65f-6be7-4818-9a66-73908797283f|skill|sector-specific|monitor stock level|følge med på lagernivå
279101c1-e325-4349-bf58-401b6c8ff208|skill|sector-specific|operate cash point|betjene kasse
0cb013af-6dd9-4fb2-b34e-63dda1a5cf82|skill|sector-specific|operate cash register|betjene kasseapparat
05f05855-acac-4366-a6ee-42f0bebe3780|skill|cross-sector|operate crosscut saw|bruke kappsag
28cb374e-6261-4133-8371-f9a5470145da|skill|cross-sector|operate forklift|kjøre gaffeltruck
c8665888-bf94-4ca8-accb-0b8ab1e82e09|skill|cross-sector|operate table saw|bruke bordsag
77a11321-754a-41de-b9e4-80d747f528db|skill|sector-specific|organise product display|ordne vareutstillinger
667cbbaf-f377-46d8-8f2d-1f6d8a55d74a|skill|cross-sector|pack goods|pakke varer
b826a56a-811d-477c-b165-271729f644a4|skill|sector-specific|paint surfaces|male overflater
73b97efd-49fe-49d7-89dd-444f870cd210|skill|sector-specific|prepare vegetable products for use in a dish|klargjøre grønnsaker til en rett
2fb2d647-05c1-4e6f-9d4f-62e813db2954|skill|sector-specific|price product|prise varer
1d21f6ad-340f-45da-a0a3-4e83867f47a6|skill|cross-sector|provide first aid|gi førstehjelp
6ffdcb09-16bc-4480-9ac8-40fdbf915712|skill|sector-specific|put up price tags|sette på prislapper
d765f69e-956a-4fc6-ae5d-499147761b30|skill|cross-sector|repair furniture parts|reparere møbeldeler
e37d64dc-0f05-4ee8-b065-bf76f70d8f5c|skill|transversal|respect confidentiality obligations|overholde taushetsplikt
88ea614f-7e96-48fd-bf0b-96bf00bdb098|skill|cross-sector|sand wood|pusse tre
42a6eff0-e9d9-423d-877b-e48fe91ff26f|skill|sector-specific|serve food in table service|servere mat ved bordet
001115fb-569f-4ee6-8381-c6807ef2527f|skill|transversal|show initiative|vise initiativ
adc6dc11-3376-467b-96c5-9b0a21edc869|skill|transversal|solve problems|løse problemer
8f15d53f-d793-42b8-a080-ad77cebcd6e6|skill|sector-specific|sort textile items|sortere tekstiler
110d7aa3-e44e-4cce-a927-8d4de615f3d9|skill|cross-sector|sort waste|sortere avfall
7e9daad3-8604-4839-af9b-dc6f8db3ef68|skill|sector-specific|stock shelves|fylle på hyller
b1c87aa4-f4f8-4ca5-a844-c44516483b29|skill|sector-specific|store kitchen supplies|lagre kjøkkenvarer
2bf2961c-4794-4713-a47e-f09dbc623e02|knowledge|sector-specific|types of crosscut saws|typer kappsager
f683ae1d-cb7c-4aa1-b9fe-205e1bd23535|skill|cross-sector|use microsoft office|bruke kontorprogrammer
04838ae5-a737-48a0-a782-3d1b6b6cb75b|skill|sector-specific|wash the laundry|vaske klær
6122d586-5978-431f-8e7a-96e61fc1f3fc|skill|cross-sector|wear appropriate protective gear|bruke riktig verneutstyr
4c06a716-6363-4308-b548-88f7a3e70097|knowledge|cross-sector|woodworking tools|verktøy for trearbeid
156f8c5b-894a-4ccc-a70e-37a2726f3f00|skill|cross-sector|work ergonomically|arbeide ergonomisk
60c78287-22eb-4103-9c8c-28deaa460da0|skill|transversal|work in teams|arbeide i team
c29aa9d2-4da8-4bdd-831c-8d4a2fb51730|skill|transversal|work independently|arbeide selvstendig
`;

const NAMESPACE = 'http://data.europa.eu/esco/skill/';

const toSkill = (row: string): EscoSkill => {
  const [id = '', type, reuseLevel = '', en = '', nb = ''] = row.split('|');
  return {
    uri: NAMESPACE + id,
    skillType: type === 'knowledge' ? 'knowledge' : 'skill/competence',
    reuseLevel,
    version: STARTER_VERSION,
    labels: { en, nb },
  };
};

export const STARTER_SKILLS: readonly EscoSkill[] = ROWS.trim().split('\n').map(toSkill);
