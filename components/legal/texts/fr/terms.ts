import type { LegalWriter } from '../text'

export const terms: LegalWriter = ({ company, policy, span }) => ({
  title: 'Conditions d’utilisation',
  description:
    'Les règles entre Khadamat et ses clients : compte, réservation, prix, paiement, avis, responsabilité et recours.',
  intro:
    'Ce que vous pouvez attendre de Khadamat, et ce que nous attendons de vous. Nous avons écrit court, pour être lus.',
  sections: [
    {
      id: 'objet',
      title: 'De quoi il s’agit',
      body: [
        `Khadamat, édité par ${company.name}, permet de trouver un prestataire de services à domicile au Maroc, de connaître son prix et ses créneaux libres, et de réserver. Créer un compte, c’est accepter ces conditions.`,
        'Le contrat de la prestation se forme entre vous et le prestataire. Khadamat tient l’agenda, transmet les demandes, conserve la trace des accords et aide à régler les désaccords ; elle ne réalise pas les travaux.',
      ],
    },
    {
      id: 'compte',
      title: 'Votre compte',
      body: [
        'Il faut avoir 18 ans et pouvoir s’engager par contrat. Donnez votre vrai nom, une adresse e-mail et un numéro où l’on peut vous joindre : le prestataire qui vient chez vous en a besoin.',
        'Un compte appartient à une personne. Gardez votre mot de passe pour vous ; la [page Sécurité](/account/security) montre les appareils connectés et permet de les déconnecter. Prévenez-nous si quelqu’un d’autre utilise votre compte.',
        'Vous pouvez demander une copie de vos données ou effacer votre compte à tout moment depuis la page [Mes données](/account/privacy).',
      ],
    },
    {
      id: 'reservation',
      title: 'Réserver',
      body: [
        `Choisir un créneau le garde ${span(policy.hold)} pour vous. Votre demande part quand vous la confirmez, une fois votre adresse e-mail vérifiée. Le prix, ou la manière dont il sera fixé, et l’identité du prestataire vous sont montrés avant.`,
        {
          list: [
            `Le prestataire répond dans les ${span(policy.answerWithin)} ; le jour même, dans les ${span(policy.answerSameDay)}. Sans réponse, la demande s’éteint et ne vous coûte rien.`,
            'Le rendez-vous est ferme quand le prestataire l’a confirmé. C’est alors seulement qu’il voit votre adresse exacte et votre numéro.',
            `Vous pouvez avoir ${policy.openRequests} demandes en attente à la fois.`,
            'Certains prestataires acceptent la réservation immédiate : elle est ferme dès que vous l’envoyez.',
          ],
        },
        'Un devis accepté vaut réservation au prix et à la date convenus.',
      ],
    },
    {
      id: 'prix',
      title: 'Prix et paiement',
      body: [
        'Les prix sont fixés par les prestataires, en dirhams, toutes taxes comprises. Vous payez le prestataire à la fin de la prestation, en espèces, contre un reçu s’il en émet un.',
        `Le travail commence quand vous donnez votre code à quatre chiffres. S’il révèle un besoin imprévu, le prestataire vous propose un supplément : au-delà de ${policy.overrunPercent} % du prix convenu, rien n’est dû sans votre accord dans l’application.`,
      ],
    },
    {
      id: 'annulation',
      title: 'Annuler, reporter, contester',
      body: [
        `Annuler est gratuit jusqu’à ${span(policy.freeBefore)} avant le rendez-vous. Les délais, les frais et la marche à suivre en cas de désaccord sont réunis sur la page [Annulation et litiges](/legal/cancellation).`,
      ],
    },
    {
      id: 'avis',
      title: 'Les avis',
      body: [
        `Seule une prestation réservée ici et terminée peut être notée, pendant ${span(policy.reviewWithin)}. L’avis de chacun paraît quand les deux ont écrit, ou à la fin de ce délai : personne ne répond à la note de l’autre.`,
        'Écrivez ce que vous avez vécu, sans insulte, sans données personnelles et sans publicité. Nous retirons les avis signalés qui enfreignent ces règles, jamais un avis parce qu’il déplaît. Aucun avis n’est acheté ni rémunéré.',
      ],
    },
    {
      id: 'classement',
      title: 'L’ordre des résultats',
      body: [
        'Les résultats sont classés d’abord par leur rapport avec votre recherche (métier, lieu, disponibilité), puis par les avis reçus, le nombre de prestations réalisées, l’identité vérifiée et, à qualité égale, l’adhésion au Club Pro, signalée par un badge. Vous pouvez trier autrement.',
      ],
    },
    {
      id: 'conduite',
      title: 'Ce qui n’est pas permis',
      body: [
        {
          list: [
            'réserver sans intention d’être là, ou au nom d’autrui sans son accord ;',
            'harceler, menacer, discriminer, ou demander une prestation illégale ;',
            'contourner les limites techniques du site, en extraire massivement les données ou tenter d’accéder au compte d’un autre.',
          ],
        },
        'Nous pouvons suspendre un compte qui enfreint ces règles. Vous en recevez la raison et pouvez la contester par e-mail ; les rendez-vous en cours sont menés à leur terme ou annulés sans frais pour l’autre partie.',
      ],
    },
    {
      id: 'responsabilite',
      title: 'Responsabilité',
      body: [
        'Le prestataire répond de la qualité de son travail, de ses assurances et de ses obligations fiscales et sociales. Khadamat répond du bon fonctionnement du service et de l’exactitude de ce qu’elle écrit elle-même ; le badge « Identité vérifiée » signifie que nous avons contrôlé une pièce d’identité, non que nous garantissons le travail.',
        'Rien ici ne retire au consommateur les droits que lui donne la loi 31-08.',
      ],
    },
    {
      id: 'changements',
      title: 'Changements et droit applicable',
      body: [
        'Si ces conditions changent, la nouvelle édition est publiée ici avec sa date. Une réservation suit l’édition en vigueur le jour où elle a été faite.',
        `Le droit marocain s’applique. En cas de différend, écrivez d’abord à [${company.email}](mailto:${company.email}) : nous répondons sous dix jours. À défaut d’accord, le tribunal compétent est celui que désigne la loi ; pour un consommateur, celui de son domicile.`,
      ],
    },
  ],
})
