import type { LegalWriter } from '../text'

export const cookies: LegalWriter = ({ company }) => ({
  title: 'Cookies',
  description:
    'La liste complète de ce que Khadamat garde dans votre navigateur, et pourquoi aucun consentement ne vous est demandé.',
  intro:
    'Pas de publicité, pas de mesure d’audience, pas de traceur d’un tiers : le site ne garde que ce qui le fait fonctionner.',
  sections: [
    {
      id: 'bandeau',
      title: 'Pourquoi il n’y a pas de bandeau',
      body: [
        'La loi demande votre accord pour les cookies qui ne sont pas nécessaires au service que vous demandez. Il n’y en a pas ici ; il n’y a donc rien à accepter ni à refuser.',
        'Si cela devait changer, nous vous le demanderions avant, avec un refus aussi simple que l’accord.',
      ],
    },
    {
      id: 'liste',
      title: 'La liste',
      body: [
        'Les cookies suivants viennent tous de ce site. Aucun ne vous suit ailleurs.',
        { table: 'cookies' },
      ],
    },
    {
      id: 'effacer',
      title: 'Les effacer',
      body: [
        'Se déconnecter efface la session et ce que vous aviez commencé à écrire. Votre navigateur permet de tout supprimer : vous devrez alors vous reconnecter et choisir de nouveau votre langue et votre ville.',
        `Une question ? [${company.email}](mailto:${company.email})`,
      ],
    },
  ],
})
