import type { Locale } from '@/lib/i18n/routing'

/**
 * The words of the last resort. They stand in the code because an error page runs in the browser, possibly
 * without a server to ask, and must not carry the site's whole dictionary.
 */
export const ERROR_COPY: Record<
  Locale,
  { title: string; text: string; retry: string; home: string; search: string; code: string }
> = {
  fr: {
    title: 'Un problème est survenu',
    text: 'Cette page n’a pas pu s’afficher. Un nouvel essai suffit souvent.',
    retry: 'Réessayer',
    home: 'Retour à l’accueil',
    search: 'Chercher un prestataire',
    code: 'Référence',
  },
  ar: {
    title: 'وقع مشكل',
    text: 'تعذر عرض هذه الصفحة. غالبا تكفي محاولة أخرى.',
    retry: 'إعادة المحاولة',
    home: 'العودة إلى الرئيسية',
    search: 'البحث عن مقدم خدمة',
    code: 'المرجع',
  },
}
