import type { TableWords } from '../text'

export const tables: TableWords = {
  retention: {
    head: ['Ce qui est gardé', 'Combien de temps', 'Pourquoi'],
    rows: {
      unverified_accounts: ['Compte dont l’e-mail n’a jamais été confirmé', 'laisser le temps de confirmer'],
      sessions: ['Appareils connectés, après la fin de la session', 'vous montrer d’où l’on s’est connecté'],
      sign_ins: ['Connexions et tentatives, avec adresse IP et navigateur', 'sécurité du compte'],
      links: ['Liens et codes à usage unique, après leur expiration', 'empêcher leur réutilisation'],
      untied_uploads: ['Photos envoyées sans le formulaire', 'laisser le temps de l’envoyer'],
      addresses: [
        'Adresse, repère et position exacte d’une réservation ou d’un devis, après sa fin',
        'litiges et garantie du travail',
      ],
      message_contents: ['Contenu et destinataire des e-mails et SMS envoyés', 'renvoi et assistance'],
      messages: ['Trace d’un e-mail ou SMS envoyé', 'preuve de l’envoi'],
      webhook_events: ['Accusés de réception des e-mails', 'livraison du courrier'],
      csp_reports: ['Alertes techniques des navigateurs, sans donnée personnelle', 'sécurité du site'],
      data_exports: ['Archive de vos données que vous avez demandée', 'vous laisser la télécharger'],
      identity_documents: ['Pièces d’identité du prestataire, après la décision', 'loi 09-08, recours'],
      audit_low: ['Journal des actes ordinaires (connexion, réservation…)', 'assistance et sécurité'],
      audit_medium: ['Journal des actes sensibles (mot de passe, téléphone…)', 'sécurité du compte'],
      audit_high: ['Journal des actes graves (effacement, suspension…)', 'rendre des comptes, prescription'],
      invoices: ['Factures', 'loi 9-88 sur les obligations comptables'],
    },
  },
  cookies: {
    head: ['Nom', 'À quoi il sert', 'Durée'],
    rows: {
      session: 'Vous reconnaître tant que vous êtes connecté.',
      csrf: 'Protéger la connexion contre les formulaires d’un autre site.',
      callback: 'Vous ramener à la bonne page après la connexion.',
      hint: 'Afficher le bon menu (client, prestataire) ; il n’ouvre rien.',
      device: 'Reconnaître un appareil déjà utilisé, pour qu’un inconnu ne puisse pas bloquer votre compte.',
      sign_up: 'Confirmer votre inscription d’un clic dans le même navigateur.',
      locale: 'Retenir la langue choisie.',
      draft: 'Retrouver la réservation commencée avant de vous connecter.',
      quote_draft: 'Retrouver la demande de devis commencée avant de vous connecter.',
      city: 'Proposer votre ville sur la page d’accueil (reste dans le navigateur).',
      district: 'Proposer votre quartier sur la page d’accueil (reste dans le navigateur).',
      heart: 'Ajouter un favori une fois connecté (reste dans le navigateur).',
    },
    untilClosed: 'jusqu’à la fermeture',
    untilCleared: 'jusqu’à ce que vous l’effaciez',
  },
}
