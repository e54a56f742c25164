import { reviewReports } from '@/db/schema'
import { adminOnly, sides } from '../gets'
import { actionRows } from '../rows'
import { both, ended, reviewBy, reviewed } from '../stages'

const stranger = 'not_found'

export default actionRows('lib/reviews/actions.ts', {
  saveReview: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: stranger, shut: 'done' }),
    stage: ended,
    form: scene => ({ booking: scene.booking, rating: 5, body: 'Très bien' }),
  },
  deleteReview: {
    by: 'client',
    gets: sides({ client: 'done', provider: 'done', admin: stranger }),
    stage: reviewed('client', 'provider'),
    form: scene => ({ booking: scene.booking }),
  },
  answerReview: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: stranger, shut: 'done' }),
    stage: reviewed('client', 'provider'),
    form: scene => ({ booking: scene.booking, answer: 'Merci à vous' }),
  },
  reportReview: {
    by: 'provider',
    // It is public: whoever reads it may find it wrong, only its author may not.
    gets: {
      ...sides({ client: 'reviews.own', provider: 'done', admin: 'done', shut: 'done' }),
      otherClient: 'done',
      otherProvider: 'done',
    },
    stage: reviewed('client', 'provider'),
    form: async (scene, tx) => ({ review: await reviewBy(tx, scene, 'client'), reason: 'INSULT' }),
  },
  // What a provider says of a client is for these two alone.
  'reportReview of a client': {
    by: 'client',
    gets: sides({ client: 'done', provider: 'not_found', admin: 'not_found' }),
    stage: reviewed('client', 'provider'),
    form: async (scene, tx) => ({ review: await reviewBy(tx, scene, 'provider'), reason: 'INSULT' }),
  },
  moderateReview: {
    by: 'admin',
    gets: adminOnly,
    stage: both(reviewed('client', 'provider'), async (tx, scene) =>
      tx.insert(reviewReports).values({
        reviewId: await reviewBy(tx, scene, 'client'),
        reporterId: scene.people.provider.userId,
        reason: 'INSULT',
      }),
    ),
    form: async (scene, tx) => ({
      review: await reviewBy(tx, scene, 'client'),
      decision: 'hide',
      reason: 'Contraire aux règles',
    }),
  },
})
