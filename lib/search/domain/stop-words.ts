import { isArabic, soundOf } from './sound'

/** Words that say "I would like" and not what: dropped from queries and from known terms alike. */
const STOP_WORDS = `
a au aux en et ou avec sur sans dans chez vers par je j ai suis cherche recherche chercher trouver veux voudrais voudrai aimerais
souhaite besoin quelqu quelqun quelquun qqn qui que quoi pour mon ma mes ton ta notre nos votre vos me moi il elle
on nous vous faut est sont ne n pas plus ce cet cette ca c s se sa son si y tres bien bon bonne meilleur meilleure bonjour bonsoir
salut merci svp stp urgent urgence vite prix tarif tarifs combien cout devis pro professionnel professionnelle service services
travaux disponible dispo aujourd hui demain maintenant proche pres cote pas cher domicile maison appartement appart villa
i need want a an the for my in at looking someone
bghit bghina bgha bghitt khassni khasni khsni 5assni 5asni khassna khasna khass khas khassini 7tajit mehtaj me7taj m7taj kan9elleb kan9leb kanqelleb
3afak 3afakom afak allah ykhalik chi shi wa7ed wahed wahd wahd dial dyal diyal dyali dyalna dialna f fi men mn 3la 3la 3nd 3ndi 3ndna
bach ila ola wla kayn kayna fin fine m3a ana hna salam slm salamo 3likom labas khoya fabor faber ghir bezaf bzaf daba lyoma ghedda rkhis mzyan mzyana
dar ddar darna lia liya lya ykon yakoun yji iji yjini nass
بغيت بغينا نبغي باغي باغيه خاصني خصني خصنا خاصنا خاص محتاج محتاجه احتاج نحتاج اريد ابغي ابغا ابحث نبحث بحث كنقلب كنقلبو نقلب عافاك عفاك عفاكم شي واحد وحده ديال
ديالي ديالنا د ف في من علي عند عندي عندنا مع الي هل لي ليا فين كاين كاينه شكون بحال باش انا حنا سلام عليكم مرحبا شكرا خويا فابور مجانا رخيص
رخيصه مزيان مزيانه زوين دابا غدا يوم قريب قريبه مني ثمن بشحال شحال سعر اسعار منزل بيت دار داري افضل احسن ضروري مستعجل
`
  .split(/\s+/)
  .filter(Boolean)

const WORDS = new Set(STOP_WORDS)
// Arabic ones only as written: without vowels they sound like trades (خدمة, khdama).
const SOUNDS = new Set(STOP_WORDS.filter(word => word.length > 4 && !isArabic(word)).map(soundOf))

/** True for a normalised word that names no trade; long ones are known by their sound too. */
export function isStopWord(word: string): boolean {
  return WORDS.has(word) || (word.length > 4 && SOUNDS.has(soundOf(word)))
}

/**
 * Words that many trades share and that prove none, though only one of them may have them in its terms: what is
 * wrong, what is to be done to it, the man who does it.
 */
const VAGUE_WORDS = new Set(
  `
panne pane marche fonctionne casse cassee casser bloque bloquee coule fuit urgence abime hs reparation reparer reparateur repare probleme
installation installer pose poser poseur monter changer changement remplacer remplacement entretien maintenance refaire technicien artisan
entreprise societe maison exterieur interieur voiture salon chambre moteur electronique complet complete petit petite petits petites grand grande
khasra khasr khasser khaser mherres therres kaysil mblouki tslah tsla7 islah isla7 nsle7 ysle7 tarkib trkib nrekeb nrekkeb mol moul lmol m3elem
maalem ma3lem mra dyali broken repair fix install man lady
خاسر خاسره مهرس مهرسه كيسيل تصليح اصلاح صلاح يصلح نصلح تركيب نركب صيانه تبديل مول معلم فني تقني عطل مرا مراه كتسيل داير صغيره كبيره شركه خدمه خدمات
`
    .split(/\s+/)
    .filter(Boolean),
)

/** True for a normalised word that says little about the trade. */
export function isVague(word: string): boolean {
  return VAGUE_WORDS.has(word)
}

/** A stop word this short may be the beginning of something ("men" of "menuisier"). */
const LONGEST_BEGINNING = 3

/** The words that matter. Where nothing else was typed, a short last stop word stays: it may be a beginning. */
export function tellingWords(normalised: string): string[] {
  const words = normalised.split(' ').filter(Boolean)
  const telling = words.filter(word => !isStopWord(word))
  if (telling.length > 0) return telling
  return words.slice(-1).filter(word => word.length <= LONGEST_BEGINNING)
}
