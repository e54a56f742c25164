import { quoteMessages } from '@/db/schema'
import { LANDMARK, STREET } from '../../integration/quotes/scene'
import { anyone, clientOnly, providerOnly } from '../gets'
import { actionRows } from '../rows'
import { type Scene, TEN } from '../scene'
import { bargained, both, priced } from '../stages'

const SHUT = 'auth.business_suspended'
const CLIENTS = 'quotes.clients_only'

const request = (scene: Scene) => ({ request: scene.request })
const theirs = (version: number) => (scene: Scene) => ({
  request: scene.request,
  provider: scene.provider,
  version,
})
const own = (version: number) => (scene: Scene) => ({ request: scene.request, version })
const price = (scene: Scene) => ({
  ...own(0)(scene),
  duration: 120,
  valid: 7,
  message: 'Matériel compris',
  kind_1: 'labour',
  label_1: 'Pose',
  quantity_1: '2',
  price_1: '150',
})

export default actionRows('lib/quotes/actions.ts', {
  askForQuotes: {
    by: 'client',
    gets: anyone('sign-in', {
      client: 'done',
      otherClient: 'done',
      provider: CLIENTS,
      otherProvider: CLIENTS,
      admin: CLIENTS,
    }),
    form: () => ({
      service: 'fuite-robinet',
      city: 'casablanca',
      title: 'Refaire la salle de bain',
      description: 'Douche à changer, deux robinets.',
      address: STREET,
      landmark: LANDMARK,
    }),
  },
  acceptQuote: {
    by: 'client',
    gets: clientOnly(),
    stage: priced,
    form: scene => ({ ...theirs(1)(scene), start: TEN.replace('T10', 'T15') }),
  },
  closeQuotes: { by: 'client', gets: clientOnly(), form: request },
  counterQuote: {
    by: 'client',
    gets: clientOnly(),
    stage: priced,
    form: scene => ({ ...theirs(1)(scene), total: '400' }),
  },
  declineQuote: { by: 'client', gets: clientOnly(), stage: priced, form: theirs(1) },
  answerQuestion: {
    by: 'client',
    gets: clientOnly(),
    stage: both(priced, (tx, { people, request: requestId, provider }) =>
      tx.insert(quoteMessages).values({
        requestId,
        providerId: provider,
        side: 'provider',
        authorId: people.provider.userId,
        body: 'Quel étage ?',
      }),
    ),
    form: scene => ({ request: scene.request, provider: scene.provider, body: 'Au troisième.' }),
  },
  // Talking stays open to who takes on nothing new, and so does stepping back.
  askQuestion: {
    by: 'provider',
    gets: providerOnly({ shut: 'done' }),
    form: scene => ({ request: scene.request, body: 'Quel étage ?' }),
  },
  passOnQuote: { by: 'provider', gets: providerOnly({ shut: 'done' }), form: request },
  withdrawQuote: { by: 'provider', gets: providerOnly({ shut: 'done' }), stage: priced, form: own(1) },
  sendQuote: { by: 'provider', gets: providerOnly({ shut: SHUT }), form: price },
  'sendQuote once more': {
    by: 'provider',
    gets: providerOnly({ shut: SHUT }),
    stage: priced,
    form: scene => ({ ...price(scene), version: 1, price_1: '140' }),
  },
  agreeToCounter: { by: 'provider', gets: providerOnly({ shut: SHUT }), stage: bargained, form: own(2) },
  keepPrice: { by: 'provider', gets: providerOnly({ shut: SHUT }), stage: bargained, form: own(2) },
})
