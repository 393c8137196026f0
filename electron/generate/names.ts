/**
 * Names of people and places. Everybody and everywhere is made up: given names and surnames are common ones of many
 * origins put together by chance, and no town, street or school of these names is meant.
 */
import type { Chance } from './chance.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

type Origin = { girls: string[]; boys: string[]; surnames: string[] }

const origin = (girls: string, boys: string, surnames: string): Origin => ({
  girls: words(girls),
  boys: words(boys),
  surnames: words(surnames),
})

const british = origin(
  `Ellie Wren Maisie Poppy Freya Isla Ruby Daisy Evie Lacey Amber Summer Skye Brooke Tilly Faye Gemma Kerry Donna
   Leanne Stacey Kelly Tracey Michelle Hannah Beth Carys Rhian Morag Eilidh Mhairi Niamh Siobhan Aoife`,
  `Jayden Alfie Riley Kian Tyler Harley Logan Mason Callum Liam Connor Ryan Jordan Lee Craig Shane Darren Wayne
   Dean Gareth Owain Rhys Ewan Fergus Cormac Declan Padraig Toby Reuben Stanley Archie Finley`,
  `Harcastle Pruett Smith Jones Taylor Brown Walker Green Hall Clarke Hughes Price Pritchard Bevan Ferguson Munro
   Kerr O’Shea Doyle Brennan Gallagher Tanner Cooper Felstead Ellery Thackray Ogden Birtwistle Holroyd`,
)

const origins: (readonly [Origin, number])[] = [
  [british, 52],
  [
    origin(
      'Aisha Zainab Maryam Hafsa Sadia Iqra Nadia Rukhsana Samina Khadija Amina Saima',
      'Muhammad Hamza Bilal Usman Imran Zeeshan Adeel Kamran Tariq Faisal Yusuf Haroon',
      'Hussain Khan Malik Ahmed Mirza Chaudhry Qureshi Siddiqui Bhatti Akhtar Rafiq Shah',
    ),
    10,
  ],
  [
    origin(
      'Priya Anjali Meera Kavita Jaspreet Harleen Simran Nisha Divya Lakshmi',
      'Arjun Rohan Vikram Gurpreet Harjit Sanjay Kiran Manoj Ravi Amrit',
      'Nandakumar Patel Kaur Singh Sharma Desai Bains Dhaliwal Menon Iyer Chauhan',
    ),
    7,
  ],
  [
    origin(
      'Katarzyna Zofia Magdalena Agnieszka Ioana Andreea Elena Daria Lucie Zuzana Rasa Ilze',
      'Jakub Krzysztof Tomasz Andrei Bogdan Mihai Marek Pavel Vytautas Andris Stefan Oleh',
      'Kowalczyk Wisniewski Nowak Zielinska Popescu Ionescu Dumitru Novotny Horvath Kazlauskas Ozolins Shevchenko',
    ),
    9,
  ],
  [
    origin(
      'Ngozi Adaeze Folake Abena Akosua Efua Thandiwe Chipo Wanjiru Halima',
      'Emeka Chidi Tunde Kwame Kofi Sipho Tendai Kamau Ibrahim Sekou',
      'Okafor Adeyemi Eze Mensah Boateng Owusu Dlamini Moyo Njoroge Diallo Kamara',
    ),
    8,
  ],
  [
    origin(
      'Hodan Fadumo Sagal Selam Hiwot Rahel Yordanos Ayaan',
      'Abdirahman Liban Mahad Dawit Yonas Tesfaye Samatar Guled',
      'Warsame Abdi Farah Tesfay Haile Gebremariam Jama Mohamud',
    ),
    4,
  ],
  [
    origin(
      'Shanice Tamika Kezia Marcia Yvonne Sherelle Aaliyah Renée',
      'Dwayne Leroy Jermaine Andre Marlon Kemar Tyrone Desmond',
      'Campbell Grant Bailey Gordon Francis Joseph Baptiste Alleyne',
    ),
    5,
  ],
  [
    origin(
      'Mei Xiu Li-Na Thuy Linh Maricel Ha-eun Yuki',
      'Wei Jun Hao Minh Duc Jerome Jin-woo Kenji',
      'Chen Wong Nguyễn Tran Santos dela-Cruz Park Tanaka Liang',
    ),
    3,
  ],
  [
    origin(
      'Shirin Leyla Rojin Zeynep Elif Yasmin Maha Nour',
      'Baran Azad Mehmet Emre Karim Omar Khalid Sami',
      'Rahimi Karimi Yilmaz Demir Barzani Haddad Nasser Al-Amin Azizi',
    ),
    4,
  ],
  [
    origin(
      'Kizzy Britannia Shakira Mary-Ann Violet Margaret',
      'Levi Jimmy Miley Nelson Elijah Patrick',
      'Boswell Smith Lee Doherty McDonagh Ward Cash',
    ),
    2,
  ],
]

const fronts = words(
  `Wex Ash Lark Hol Thorn Bram Har Elm Stan Rother Cold Mar Peas Win Kil Oak Fern Black Heather Nether Over Salt
   Stone Mill Broad Hazel Swan Kings Abbot Long Red Ravens Fox Hawk Linden Barrow Clay Marsh Copper Silver Whin Dun
   Haver Ing Kel Lud Mag Nor Ors Pem Quarn Ram Sel Tad Ul Ver Wath Yar Brock Cran Drake Ember Frith Gorse Hurst`,
)
const backs = words(
  `moor field mere ton ley brook ford worth well gate bury combe dale stead wick thorpe hurst den shaw by holme ridge
   bridge bank croft gill beck wood port minster`,
)

/** Made-up places, most of them hardly ever named: the long tail that every real collection of texts has. */
export const places: readonly string[] = backs.flatMap((back, at) =>
  fronts.map((_, index) => `${fronts[(index + at * 7) % fronts.length]}${back}`),
)

const roads = words('Road Street Close Avenue Lane Terrace Gardens Court Way Crescent Grove Rise')

export const streetOf = (chance: Chance): string => `${chance.common(places)} ${chance.common(roads)}`

export const addressOf = (chance: Chance): string => `${chance.whole(1, 148)} ${streetOf(chance)}`

export const schoolOf = (chance: Chance): string =>
  `${chance.common(places)} ${chance.common(['Primary School', 'Academy', 'Infant School', 'Community College', 'Nursery'])}`

export type Roots = { origin: Origin; surname: string }

/** Where a family's names come from, and the surname that most of them have. */
export function rootsOf(chance: Chance): Roots {
  const from = chance.weighed(origins)
  return { origin: from, surname: surnameOf(chance, from) }
}

/** A surname; in a British family often one that is rare, and now and then a double one. */
export function surnameOf(chance: Chance, from: Origin = chance.weighed(origins)): string {
  const plain = from === british && chance.often(0.45) ? chance.common(places) : chance.common(from.surnames)
  return chance.often(0.05) ? `${plain}-${chance.common(from.surnames)}` : plain
}

export type Sex = 'female' | 'male'

/** A given name that is not among those that are taken already. */
export function givenOf(
  chance: Chance,
  from: Origin,
  sex: Sex,
  taken: ReadonlySet<string> = new Set(),
): string {
  const list = sex === 'female' ? from.girls : from.boys
  const free = list.filter((name) => !taken.has(name))
  return chance.common(free.length > 0 ? free : list)
}

/** The whole name of somebody who works with the family. */
export function fullNameOf(chance: Chance): string {
  const from = chance.weighed(origins)
  return `${chance.pick(chance.often(0.7) ? from.girls : from.boys)} ${surnameOf(chance, from)}`
}
