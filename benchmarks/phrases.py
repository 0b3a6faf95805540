"""The words of the benchmark's corpus: pairs of Kiswahili and English, and nothing else.

Every sentence is invented and says nothing about a real office, person or event. The words are
never published: they live in a temporary folder while the benchmark runs. A slot (`{group}`)
stands only where Kiswahili needs no agreement with what fills it.
"""

# ruff: noqa: E501 - a phrase and its translation stand on one line.

from typing import NamedTuple


class Phrase(NamedTuple):
    """One saying in both languages, with the same slots in both."""

    sw: str
    en: str


def _phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of lines `Kiswahili | English`."""
    pairs = (line.split(" | ") for line in text.strip().splitlines())
    return tuple(Phrase(sw.strip(), en.strip()) for sw, en in pairs)


GROUPS = _phrases("""
wananchi | citizens
watumishi wa umma | public servants
mawakili wa Serikali | State Attorneys
waandishi wa habari | journalists
viongozi wa vijiji | village leaders
wafugaji wa ng'ombe | cattle keepers
wakulima wadogo | smallholder farmers
wanafunzi wa vyuo | college students
wajasiriamali | entrepreneurs
wanasheria wa halmashauri | the councils' lawyers
wazee wa kata | ward elders
wanawake wanaofanya biashara | women in business
Watanzania wanaoishi ng'ambo | Tanzanians living abroad
maafisa habari | information officers
""")

MATTERS = _phrases("""
mikataba ya kimataifa | international agreements
haki za ardhi | land rights
ndoa na mirathi | marriage and inheritance
uandishi wa sheria | legislative drafting
utatuzi wa migogoro | dispute resolution
sheria za kazi | labour laws
ununuzi wa umma | public procurement
ulinzi wa taarifa binafsi | the protection of personal data
haki za watoto | children's rights
usajili wa vyama | the registration of associations
msaada wa kisheria | legal aid
maadili ya utumishi wa umma | ethics in the public service
uwekezaji wa ndani | domestic investment
uhifadhi wa mazingira | environmental conservation
miliki bunifu | intellectual property
malisho ya ng'ombe | cattle grazing
""")

PLACES = (
    "Arusha", "Dodoma", "Geita", "Iringa", "Kagera", "Kigoma", "Lindi", "Mbeya",
    "Morogoro", "Mtwara", "Mwanza", "Ruvuma", "Singida", "Songwe", "Tabora", "Tanga",
)  # fmt: skip

VENUES = _phrases("""
Ukumbi wa mikutano wa mkoa | Regional conference hall
Viwanja vya maonesho | Exhibition grounds
Ofisi ya mkuu wa mkoa | Regional commissioner's office
Uwanja wa shule ya msingi | Primary school grounds
Kituo cha jamii cha Ng'ong'ona | Ng'ong'ona community centre
""")

TIMES = _phrases("""
wiki iliyopita | last week
mwezi huu | this month
katika robo ya kwanza ya mwaka | in the first quarter of the year
kwa siku tatu mfululizo | for three days in a row
mwishoni mwa juma | at the weekend
kabla ya msimu wa mvua | before the rainy season
""")

SENTENCES = _phrases("""
Elimu kuhusu {matter} ilitolewa kwa {group} mkoani {place} {time}. | Education on {matter} was given to {group} in {place} region {time}.
Zaidi ya watu {n} walihudhuria, wengi wao wakiwa {group}. | More than {n} people attended, most of them {group}.
Washiriki walipata nafasi ya kuuliza maswali kuhusu {matter} na kupata majibu ya papo kwa papo. | Participants had the chance to ask questions about {matter} and to get answers on the spot.
"Tumejifunza mengi kuhusu {matter}," alisema mmoja wa washiriki. | "We have learned a great deal about {matter}," said one of the participants.
Kikao hicho -- cha kwanza cha aina yake mkoani {place} -- kilichukua muda wa saa {hours}. | The session -- the first of its kind in {place} region -- lasted {hours} hours.
Mada zilizowasilishwa zilihusu {matter}, {matter2} na wajibu wa kila mwananchi. | The topics presented covered {matter}, {matter2} and the duty of every citizen.
Wataalamu walieleza hatua kwa hatua namna ya kuandaa nyaraka zinazohusu {matter}. | Experts explained step by step how to prepare documents that concern {matter}.
Huduma zote zilitolewa bila malipo - hakuna mwananchi aliyetakiwa kulipa chochote. | All services were given free of charge - no citizen was asked to pay anything.
Ni muhimu kwa {group} kufahamu sheria zinazowahusu ili wasipoteze haki zao. | It's important for {group} to know the laws that concern them so that they don't lose their rights.
Mafunzo hayo yalilenga kuwajengea uwezo {group} katika eneo la {matter}. | The training aimed to build the capacity of {group} in the area of {matter}.
Baadhi ya washiriki walisafiri umbali mrefu, wengine wakitoka ng'ambo ya mto, ili kuhudhuria. | Some participants travelled a long way, others from across the river, in order to attend.
Maswali mengi yaliyoulizwa yalihusu {matter}... na majibu yalitolewa kwa lugha nyepesi. | Many of the questions asked were about {matter}... and the answers were given in plain language.
Taarifa ya tathmini inaonesha kuwa uelewa wa {group} kuhusu {matter} umeongezeka. | The evaluation report shows that the understanding of {group} about {matter} has grown.
Vipeperushi {n} kuhusu {matter} viligawiwa kwa {group}. | Some {n} leaflets on {matter} were handed out to {group}.
Ushirikiano kati ya taasisi za Serikali na {group} utaendelea kuimarishwa. | Cooperation between Government institutions and {group} will continue to be strengthened.
"Sheria ni ya kila mtu; si ya wanasheria peke yao," washiriki walikumbushwa. | "The law is everyone's; it isn't for lawyers alone," the participants were reminded.
Majadiliano kuhusu {matter} yataendelea mkoani {place} {time}. | Discussions on {matter} will continue in {place} region {time}.
Maoni ya {group} yatazingatiwa katika maandalizi ya mwongozo kuhusu {matter}. | The views of {group} will be taken into account in preparing the guideline on {matter}.
Wananchi wanahimizwa kutafuta ushauri wa kisheria mapema kabla mgogoro haujakua. | Citizens are urged to seek legal advice early, before a dispute grows.
Tunu na mali za jamii, ikiwemo mifugo kama ng'ombe na mbuzi, zinalindwa na sheria. | The treasures and property of the community, including livestock such as cattle and goats, are protected by law.
Mwongozo huo unafafanua masharti ya msingi, taratibu za maombi na muda wa kusubiri majibu. | The guideline explains the basic conditions, the procedure for applications and the time to wait for an answer.
Maombi yote yanapaswa kuwasilishwa kwa maandishi, yakiambatana na nakala za nyaraka muhimu. | All applications must be submitted in writing, together with copies of the important documents.
Katika kipindi cha miaka {few}, mashauri {n} yanayohusu {matter} yamesikilizwa. | Over a period of {few} years, {n} matters concerning {matter} have been heard.
Lengo ni kuhakikisha kuwa huduma za kisheria zinawafikia {group} popote walipo. | The aim is to make sure that legal services reach {group} wherever they are.
Ratiba kamili ya shughuli mkoani {place} itatangazwa kupitia vyombo vya habari. | The full programme of activities in {place} region will be announced through the media.
Timu ya wataalamu ilipokea maoni, ushauri na malalamiko kutoka kwa {group}. | The team of experts received views, advice and complaints from {group}.
Uzoefu unaonesha kuwa migogoro mingi kuhusu {matter} inaweza kumalizwa nje ya mahakama. | Experience shows that many disputes about {matter} can be settled out of court.
Nyaraka zilizotafsiriwa kwa Kiswahili zimerahisisha kazi ya {group}. | Documents translated into Kiswahili have made the work of {group} easier.
Serikali itaendelea kuboresha mazingira ya {matter} kwa manufaa ya {group}. | The Government will continue to improve the environment for {matter} for the benefit of {group}.
Kwa mujibu wa taratibu, majibu hutolewa ndani ya siku {few} za kazi. | Under the procedure, an answer is given within {few} working days.
Mijadala ya aina hii -- ikiwa wazi, ya heshima na yenye hoja -- hujenga imani kwa umma. | Debates of this kind -- open, respectful and reasoned -- build the public's trust.
Washiriki walikubaliana kuunda kikundi kazi kitakachofuatilia masuala ya {matter}. | The participants agreed to form a working group that will follow up issues of {matter}.
Afya ya mikataba hutegemea umakini wa maandishi yake; neno moja linaweza kubadili maana yote. | A contract's health depends on the care with which it's written; one word can change the whole meaning.
Jumla ya wilaya {few} za mkoa wa {place} zilifikiwa na huduma hiyo {time}. | A total of {few} districts of {place} region were reached by the service {time}.
Kila anayehitaji msaada anakaribishwa kufika bila kujali umri, jinsia au kipato chake. | Everyone who needs help is welcome, whatever their age, gender or income.
Mashauri yanayohusu {matter} yanahitaji ushahidi wa maandishi au wa mashahidi. | Matters that concern {matter} need written evidence or that of witnesses.
Kazi hiyo ilifanyika usiku na mchana hadi mambo yakang'aa kama jua la asubuhi. | The work went on night and day until matters shone like the morning sun.
Tathmini ya awali ilibaini changamoto {few}, ikiwemo uelewa mdogo wa {matter}. | A first assessment found {few} challenges, including limited understanding of {matter}.
""")

LINKED = _phrases("""
Kwa maelezo zaidi soma pia [{title}]({link}). | For more details read also [{title}]({link}).
Suala hili lilielezwa awali katika taarifa [{title}]({link}). | This matter was explained earlier in [{title}]({link}).
Tazama pia [{title}]({link}), iliyotolewa kabla ya hapo. | See also [{title}]({link}), given before that.
""")

HEADINGS = _phrases("""
Yaliyojadiliwa | What was discussed
Hatua zinazofuata | Next steps
Nani anahusika | Who is concerned
Namna ya kushiriki | How to take part
Umuhimu wa {matter} | The importance of {matter}
Maoni ya washiriki | What participants said
Huduma zilizotolewa | Services given
Maswali ya {group} | Questions from {group}
""")

ITEMS = _phrases("""
ushauri kuhusu {matter} | advice on {matter}
maandalizi ya nyaraka za {matter} | preparing documents on {matter}
mafunzo ya siku {few} kwa {group} | training of {few} days for {group}
majadiliano ya wazi na {group} | open discussions with {group}
usambazaji wa vipeperushi {n} | handing out {n} leaflets
ufuatiliaji wa mashauri "yaliyokwama" | following up matters that are "stuck"
kupokea maoni na malalamiko | receiving views and complaints
""")

QUOTES = _phrases("""
Haki isiyojulikana ni sawa na haki isiyokuwepo; ndiyo maana elimu kuhusu {matter} ni muhimu. | A right that isn't known is like a right that doesn't exist; that's why education on {matter} is important.
Tulikuja na maswali... tunaondoka na majibu. Ahsanteni sana. | We came with questions... we're leaving with answers. Thank you very much.
Ng'ombe wangu walikuwa chanzo cha mgogoro -- leo tumeelewana na jirani yangu. | My cattle were the cause of the dispute -- today my neighbour and I have come to terms.
""")

COLUMNS = _phrases("""
Mkoa | Region
Watu waliohudumiwa | People served
Mashauri | Matters
""")

TITLES = {
    "news": _phrases("""
Elimu kuhusu {matter} yatolewa kwa {group} mkoani {place} | Education on {matter} given to {group} in {place}
{place}: wananchi wahimizwa kufahamu {matter} | {place}: citizens urged to know about {matter}
Mafunzo ya {matter} yafungwa mkoani {place} | Training on {matter} closes in {place}
"Haki ni yako": mjadala kuhusu {matter} wafanyika {place} | "The right is yours": a debate on {matter} takes place in {place}
Watu {n} wapata ushauri kuhusu {matter} mkoani {place} | Some {n} people get advice on {matter} in {place}
"""),
    "press": _phrases("""
Taarifa kwa umma: ratiba ya huduma za {matter} mkoani {place} | Public notice: timetable of services on {matter} in {place}
Ufafanuzi kuhusu {matter} kwa {group} | Clarification on {matter} for {group}
Mwaliko kwa {group} - mkutano kuhusu {matter} | Invitation to {group} - meeting on {matter}
Kuanza kutumika kwa utaratibu mpya wa {matter} | Coming into use of the new procedure on {matter}
"""),
    "publications": _phrases("""
Mwongozo wa {matter} kwa {group} | Guideline on {matter} for {group}
Fahamu {matter}: maswali na majibu kwa {group} | Know {matter}: questions and answers for {group}
Taarifa ya utekelezaji -- {matter} mkoani {place} | Implementation report -- {matter} in {place}
Jarida la sheria: {matter} | The law magazine: {matter}
"""),
    "events": _phrases("""
Kliniki ya sheria kuhusu {matter} mkoani {place} | Legal clinic on {matter} in {place}
Mkutano wa {group} kuhusu {matter} | Meeting of {group} on {matter}
Mafunzo ya {matter} kwa {group} | Training on {matter} for {group}
Maonesho ya huduma za kisheria mkoani {place} | Exhibition of legal services in {place}
"""),
}

SUMMARIES = _phrases("""
Maelezo kwa {group} kuhusu {matter}, pamoja na hatua zinazofuata. | What {group} should know about {matter}, and the next steps.
Wananchi wa {place} wapata maelezo kuhusu {matter} bila malipo. | People of {place} get information on {matter} free of charge.
Yaliyojiri mkoani {place} - na "nini kifuatacho" kwa {group}. | What happened in {place} - and "what next" for {group}.
Kila unachohitaji kufahamu kuhusu {matter} na {matter2}. | All that you need to know about {matter} and {matter2}.
""")

TOPICS = {
    "legal-education": Phrase("Elimu ya sheria", "Legal education"),
    "legal-aid": Phrase("Msaada wa kisheria", "Legal aid"),
    "contracts": Phrase("Mikataba", "Contracts"),
    "drafting": Phrase("Uandishi wa sheria", "Legislative drafting"),
    "land": Phrase("Ardhi", "Land"),
    "human-rights": Phrase("Haki za binadamu", "Human rights"),
    "good-governance": Phrase("Utawala bora", "Good governance"),
    "public-service": Phrase("Utumishi wa umma", "Public service"),
}

PAGES = {
    "about": (Phrase("Kuhusu sisi", "About us"), Phrase("kuhusu-sisi", "about-us")),
    "accessibility": (
        Phrase("Tamko la ufikivu", "Accessibility statement"),
        Phrase("tamko-la-ufikivu", "accessibility"),
    ),
    # It shows something of every section, and sees everything: in each build it is planned anew.
    "kituo-cha-habari": (
        Phrase("Kituo cha habari", "Media centre"),
        Phrase("kituo-cha-habari", "media-centre"),
    ),
    "privacy": (
        Phrase("Sera ya faragha", "Privacy policy"),
        Phrase("sera-ya-faragha", "privacy-policy"),
    ),
}
