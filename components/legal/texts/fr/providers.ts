import type { LegalWriter } from '../text'

export const providers: LegalWriter = ({ company, policy, span }) => ({
  title: 'Conditions des prestataires',
  description:
    'Les engagements des professionnels inscrits sur Khadamat : inscription, prix, rendez-vous, clients, données et fin du contrat.',
  intro:
    'Ces conditions s’ajoutent aux [conditions d’utilisation](/legal/terms) pour celles et ceux qui proposent leurs services.',
  sections: [
    {
      id: 'inscription',
      title: 'S’inscrire',
      body: [
        'Vous travaillez à votre compte ou au nom d’une entreprise, dans un cadre légal : auto-entrepreneur, artisan inscrit, société ou coopérative. Vous déclarez être à jour de vos obligations fiscales et sociales et, si votre métier l’exige, détenir l’autorisation ou l’assurance requise.',
        'Votre profil est publié après notre contrôle. Nous pouvons demander une pièce d’identité ; elle est conservée chiffrée, consultée par les seules personnes qui décident, et effacée 90 jours après la décision.',
        'Un refus ou une suspension vous est toujours motivé, et vous pouvez corriger votre dossier et le présenter de nouveau.',
      ],
    },
    {
      id: 'profil',
      title: 'Votre profil, vos prix',
      body: [
        'Tout ce que vous publiez doit être exact et à vous : vos photos, vos réalisations, votre expérience. Pas de numéro de téléphone ni d’adresse e-mail dans les textes publics.',
        'Vous fixez librement vos prix, en dirhams, toutes taxes comprises. Le prix affiché est celui que paie le client, sauf supplément accepté par lui. Si vous n’êtes pas assujetti à la TVA, votre facture le mentionne.',
      ],
    },
    {
      id: 'demandes',
      title: 'Répondre aux demandes',
      body: [
        {
          list: [
            `Vous avez ${span(policy.answerWithin)} pour répondre, ${span(policy.answerSameDay)} pour une demande du jour même. Une demande sans réponse s’éteint.`,
            'Accepter, c’est s’engager : le créneau est bloqué, l’adresse et le numéro du client vous sont montrés pour ce rendez-vous et rien d’autre.',
            'Tenez votre agenda à jour. Vos jours d’absence, vos zones et vos horaires décident de ce que les clients peuvent réserver.',
          ],
        },
      ],
    },
    {
      id: 'intervention',
      title: 'Le jour du rendez-vous',
      body: [
        `Le travail peut être lancé de ${span(policy.startEarly)} avant l’heure à ${span(policy.startLate)} après la fin prévue, avec le code à quatre chiffres du client. À la fin, vous ou le client le clôturez ; sans cela il l’est de lui-même ${span(policy.closeAfter)} après.`,
        `Un travail imprévu se propose comme supplément, avec son motif. Au-delà de ${policy.overrunPercent} % du prix convenu, il n’est dû que si le client l’a accepté dans l’application.`,
        'Travaillez dans les règles de votre métier, respectez les lieux et les personnes, et réparez ce que vous avez mal fait.',
      ],
    },
    {
      id: 'annulation',
      title: 'Annuler et manquer un rendez-vous',
      body: [
        'Un rendez-vous confirmé que vous annulez, ou auquel vous ne venez pas, fait baisser votre indice de fiabilité, visible dans votre espace. Le client est prévenu et d’autres prestataires lui sont proposés.',
        `Si le client n’est pas là, signalez-le ${span(policy.noShowAfter)} après l’heure prévue ; il a ${span(policy.contestWithin)} pour le contester. Le détail est sur la page [Annulation et litiges](/legal/cancellation).`,
      ],
    },
    {
      id: 'avis',
      title: 'Avis',
      body: [
        'Les clients vous notent, vous les notez. Vous pouvez répondre une fois, publiquement, à chaque avis. Proposer un avantage contre un avis, ou menacer pour l’éviter, entraîne la suspension.',
      ],
    },
    {
      id: 'argent',
      title: 'Commission et abonnement',
      body: [
        'Le client vous paie directement à la fin de la prestation. Aucune commission ni aucun abonnement ne vous est facturé sans vous avoir été annoncé dans votre espace, avec son montant, au moins trente jours avant, et sans que vous puissiez y renoncer.',
        'Vous restez redevable de l’impôt sur ce que vous encaissez. La page Revenus vous en donne le relevé mois par mois.',
      ],
    },
    {
      id: 'donnees',
      title: 'Les données des clients',
      body: [
        'Pour les données que vous recevez, vous êtes responsable au sens de la loi 09-08. Utilisez-les pour le rendez-vous seulement : pas de publicité, pas de fichier, pas de transmission à un tiers sans accord.',
      ],
    },
    {
      id: 'fin',
      title: 'Partir',
      body: [
        'Vous pouvez dépublier une offre, fermer votre agenda ou effacer votre compte quand vous voulez, une fois vos rendez-vous terminés. De notre côté, nous mettons fin à l’inscription avec un préavis de trente jours et un motif écrit, sauf faute grave, qui justifie une suspension immédiate.',
        `Une décision se conteste à [${company.email}](mailto:${company.email}) ; une autre personne que celle qui l’a prise la réexamine sous dix jours.`,
      ],
    },
  ],
})
