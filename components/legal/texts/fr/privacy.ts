import type { LegalWriter } from '../text'

export const privacy: LegalWriter = ({ company, cndp }) => ({
  title: 'Politique de confidentialité',
  description:
    'Quelles données Khadamat traite, pourquoi, combien de temps, à qui elles sont transmises, et comment exercer vos droits (loi 09-08).',
  intro:
    'Vos données servent à vous faire rencontrer un prestataire, à rien d’autre. Nous ne les vendons pas et n’affichons pas de publicité ciblée.',
  sections: [
    {
      id: 'responsable',
      title: 'Qui est responsable',
      body: [
        `${company.name}, ${company.address}, est responsable du traitement au sens de la loi 09-08. Pour toute question : [${company.email}](mailto:${company.email}).`,
        cndp
          ? `Le traitement est déclaré à la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP) sous le numéro ${cndp}.`
          : 'L’autorité de contrôle est la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP).',
      ],
    },
    {
      id: 'donnees',
      title: 'Quelles données, et pourquoi',
      body: [
        {
          terms: [
            [
              'Votre compte',
              'nom, e-mail, téléphone, langue, photo si vous en mettez une : pour vous reconnaître et vous joindre. Base : le contrat.',
            ],
            [
              'Vos réservations et devis',
              'service, date, adresse, repère, description, photos, messages, prix : pour que le prestataire puisse venir et travailler. Base : le contrat.',
            ],
            [
              'Vos avis',
              'notes et textes publiés sous votre prénom et l’initiale de votre nom : pour éclairer les autres. Base : notre intérêt légitime et le vôtre.',
            ],
            [
              'Le profil du prestataire',
              'nom, métier, ville, textes, photos, prix, horaires, pièces d’identité : pour être trouvé et vérifié. Base : le contrat, et une autorisation de la CNDP pour les pièces.',
            ],
            [
              'La sécurité',
              'adresse IP, navigateur, connexions, journal des actes : contre la fraude et pour rendre des comptes. Base : notre intérêt légitime et nos obligations.',
            ],
            [
              'Les nouvelles par e-mail',
              'seulement si vous les demandez. Base : votre consentement, que vous retirez quand vous voulez.',
            ],
          ],
        },
        'Les champs obligatoires sont signalés dans chaque formulaire ; sans eux nous ne pouvons pas rendre le service. Aucune décision produisant des effets juridiques n’est prise par une machine seule.',
      ],
    },
    {
      id: 'destinataires',
      title: 'Qui les voit',
      body: [
        {
          list: [
            'L’autre partie : le prestataire voit votre prénom et votre quartier avec la demande ; votre adresse exacte et votre numéro seulement quand le rendez-vous est ferme. Vous voyez de même son numéro.',
            'Notre équipe : les personnes chargées de l’assistance, des litiges et de la sécurité, chacune pour sa tâche ; leurs consultations sensibles sont journalisées.',
            'Nos sous-traitants : l’hébergeur, le service qui achemine les e-mails et celui qui achemine les SMS. Ils agissent sur nos instructions et ne reçoivent que le nécessaire.',
            'Les autorités, quand la loi nous y oblige.',
          ],
        },
        'Certains sous-traitants sont établis hors du Maroc. Ces transferts sont soumis aux conditions des articles 43 et 44 de la loi 09-08.',
      ],
    },
    {
      id: 'durees',
      title: 'Combien de temps',
      body: [
        'Votre compte et son contenu sont gardés tant que vous l’utilisez. Voici les autres durées, appliquées chaque nuit par une tâche automatique :',
        { table: 'retention' },
      ],
    },
    {
      id: 'droits',
      title: 'Vos droits',
      body: [
        {
          list: [
            'Accès et copie : la page [Mes données](/account/privacy) prépare une archive de tout ce qui vous concerne, en JSON et en CSV.',
            'Rectification : vos [réglages](/account/settings), ou un message pour ce que vous ne pouvez pas changer vous-même.',
            'Effacement : la même page efface votre compte. Vos textes, adresses, photos et coordonnées disparaissent ; restent les montants, les dates et les notes, sans votre nom, et les pièces que la loi oblige à garder.',
            'Opposition et retrait du consentement : un clic dans vos réglages, ou le lien en bas de chaque e-mail qui n’est pas indispensable.',
          ],
        },
        `Vous pouvez aussi écrire à [${company.email}](mailto:${company.email}). Nous répondons sous dix jours, gratuitement, après avoir vérifié votre identité. Si la réponse ne vous convient pas, vous pouvez saisir la CNDP ([www.cndp.ma](https://www.cndp.ma)).`,
      ],
    },
    {
      id: 'securite',
      title: 'Comment elles sont protégées',
      body: [
        'Les mots de passe sont hachés, les secrets et les pièces d’identité chiffrés, les échanges protégés par HTTPS. Les photos sont réenregistrées sans leurs coordonnées GPS. Une seconde étape de connexion peut être activée par tous et l’est toujours pour nos administrateurs.',
        'Si une fuite vous faisait courir un risque, nous vous en avertirions, ainsi que l’autorité.',
      ],
    },
    {
      id: 'cookies',
      title: 'Cookies',
      body: [
        'Le site ne dépose que des cookies nécessaires. La liste complète est sur la page [Cookies](/legal/cookies).',
      ],
    },
  ],
})
