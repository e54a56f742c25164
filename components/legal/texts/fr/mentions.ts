import type { LegalWriter } from '../text'

export const mentions: LegalWriter = ({ company, cndp }) => ({
  title: 'Mentions légales',
  description:
    'Qui édite et héberge Khadamat, comment nous joindre et à qui appartiennent les contenus du site.',
  intro: 'Les informations que la loi demande à tout site marchand de donner sur lui-même.',
  sections: [
    {
      id: 'editeur',
      title: 'Éditeur du site',
      body: [
        {
          terms: [
            ['Société', `${company.name}, ${company.form}`],
            ['Capital', company.capital],
            ['Siège', company.address],
            ['Registre du commerce', company.register],
            ['ICE', company.ice],
            ['Identifiant fiscal', company.taxId],
            ['Directeur de la publication', company.director],
            ['E-mail', `[${company.email}](mailto:${company.email})`],
            ['Téléphone', company.phone],
          ],
        },
      ],
    },
    {
      id: 'hebergement',
      title: 'Hébergement',
      body: [`Le site est hébergé par ${company.host}.`],
    },
    {
      id: 'role',
      title: 'Le rôle de Khadamat',
      body: [
        'Khadamat met en relation des particuliers et des professionnels des services à domicile. La prestation est vendue et réalisée par le prestataire, sous sa responsabilité ; Khadamat n’est pas partie au contrat qui le lie à son client.',
        'Les règles de cette mise en relation sont dans les [conditions d’utilisation](/legal/terms).',
      ],
    },
    {
      id: 'contenus',
      title: 'Propriété des contenus',
      body: [
        'La marque, les textes, les dessins et les programmes du site appartiennent à l’éditeur ou lui ont été concédés. Les reproduire sans autorisation écrite est interdit par la loi 2-00 relative aux droits d’auteur et droits voisins.',
        'Les photos et les textes d’un profil appartiennent au prestataire, les avis à leurs auteurs. Ils nous autorisent à les afficher sur le site tant qu’ils y sont publiés.',
        'Les noms des lieux s’appuient sur des données du Haut-Commissariat au Plan, de GeoNames (CC BY 4.0) et d’OpenStreetMap (ODbL).',
      ],
    },
    {
      id: 'signaler',
      title: 'Signaler un contenu',
      body: [
        'Un avis se signale par le lien « Signaler » qui l’accompagne dans votre espace. Pour tout autre contenu, écrivez-nous : indiquez l’adresse de la page et ce qui pose problème. Nous retirons sans délai ce qui est manifestement illicite.',
      ],
    },
    {
      id: 'donnees',
      title: 'Données personnelles',
      body: [
        cndp
          ? `Le traitement des données personnelles est déclaré à la CNDP sous le numéro ${cndp}.`
          : 'Le traitement des données personnelles suit la loi 09-08 ; les formalités auprès de la CNDP sont faites par l’éditeur.',
        'Le détail, et la manière d’exercer vos droits, se trouvent dans la [politique de confidentialité](/legal/privacy).',
      ],
    },
  ],
})
