'use client'

import { ERROR_COPY } from '@/components/layout/error-copy'
import './globals.css'

/** Even the frame failed: both languages, nothing that could fail again. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="fr">
      <body>
        <title>Khadamat</title>
        <main className="wrap stack max-w-text py-12">
          {(['fr', 'ar'] as const).map(locale => {
            const words = ERROR_COPY[locale]
            return (
              <section
                key={locale}
                className="panel stack"
                lang={locale}
                dir={locale === 'ar' ? 'rtl' : 'ltr'}
              >
                <h1 className="text-xl">{words.title}</h1>
                <p className="text-muted">{words.text}</p>
                <p className="row">
                  <button type="button" className="btn btn-primary" onClick={retry}>
                    {words.retry}
                  </button>
                  <a className="btn btn-ghost" href={`/${locale}`}>
                    {words.home}
                  </a>
                </p>
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
}
