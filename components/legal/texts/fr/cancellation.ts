import type { LegalWriter } from '../text'

export const cancellation: LegalWriter = ({ policy, span }) => ({
  title: 'Annulation et litiges',
  description:
    'Jusqu’à quand annuler sans frais, ce que coûte une annulation tardive, et comment se règle un désaccord sur Khadamat.',
  intro:
    'Les délais qui suivent sont ceux que l’application applique en ce moment : ils s’affichent tels qu’ils sont réglés.',
  sections: [
    {
      id: 'avant',
      title: 'Avant la confirmation',
      body: [
        'Tant que le prestataire n’a pas confirmé, vous retirez votre demande d’un geste, sans frais et sans motif.',
        `Il a ${span(policy.answerWithin)} pour répondre, ${span(policy.answerSameDay)} le jour même, et au plus tard ${span(policy.answerBeforeStart)} avant l’heure. Passé ce délai, la demande s’éteint et le créneau est rendu.`,
      ],
    },
    {
      id: 'client',
      title: 'Vous annulez un rendez-vous confirmé',
      body: [
        {
          terms: [
            [`Plus de ${span(policy.freeBefore)} avant`, 'gratuit'],
            [
              `Dans les ${span(policy.regret)} après votre demande`,
              'gratuit, quelle que soit l’heure du rendez-vous',
            ],
            [
              'Plus tard',
              `${policy.feePercent} % du prix convenu, jamais plus que ce que vous avez déjà payé`,
            ],
            ['Le travail a commencé', 'il ne s’annule plus ; un désaccord se règle par un litige'],
          ],
        },
      ],
    },
    {
      id: 'prestataire',
      title: 'Le prestataire annule',
      body: [
        'Il doit dire pourquoi. Vous ne devez rien, tout ce que vous auriez payé vous est rendu, et d’autres prestataires libres vous sont proposés.',
      ],
    },
    {
      id: 'report',
      title: 'Changer l’heure',
      body: [
        `Chacun peut proposer un autre créneau. L’ancien reste réservé jusqu’à ce que l’autre accepte ; sans réponse, la proposition tombe après ${span(policy.proposal)} et rien ne change.`,
      ],
    },
    {
      id: 'absence',
      title: 'Quelqu’un n’est pas venu',
      body: [
        `À partir de ${span(policy.noShowAfter)} après l’heure prévue, celui qui attend peut le signaler. L’autre a ${span(policy.contestWithin)} pour contester.`,
        `Un rendez-vous qui n’a jamais commencé est annulé de lui-même ${span(policy.closeAfter)} après sa fin prévue.`,
      ],
    },
    {
      id: 'litige',
      title: 'Le travail pose problème',
      body: [
        'Parlez-en d’abord au prestataire : la plupart des défauts se réparent.',
        `Sinon, ouvrez un litige depuis la réservation, au plus tard ${span(policy.disputeWithin)} après sa fin, avec des photos si elles aident. Les deux parties s’expliquent par écrit ; un membre de notre équipe décide, motive sa décision et peut ordonner un remboursement total ou partiel.`,
        'Cette décision règle la réservation sur Khadamat. Elle ne vous empêche ni l’un ni l’autre de saisir un tribunal ou une association de consommateurs.',
      ],
    },
    {
      id: 'retractation',
      title: 'Droit de rétractation',
      body: [
        'Pour un contrat conclu à distance, la loi 31-08 donne au consommateur sept jours pour se rétracter, sans motif ni frais. Il perd ce droit quand la prestation a commencé avec son accord avant la fin de ce délai : c’est ce que vous demandez en donnant votre code au prestataire.',
        'Pendant ces sept jours et tant que le travail n’a pas commencé, écrivez-nous si l’annulation dans l’application vous a été facturée : ces frais ne vous seront pas demandés.',
      ],
    },
  ],
})
