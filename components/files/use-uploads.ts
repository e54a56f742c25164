'use client'

import { useReducer, useRef } from 'react'
import type { ErrorParams } from '@/lib/core/errors'
import { MOST_FILE_BYTES, type UploadKind } from '@/lib/files/domain/kinds'
import { type Sent, sendFile, takeBack } from './send-file'

export type Upload = {
  key: string
  /** Known once it has arrived. */
  id: string | null
  /** Null for what came back with the page: the server has a small copy. */
  file: File | null
  preview: string | null
  percent: number
  /** Why it was refused. */
  code: string | null
  params?: ErrorParams | undefined
}

type Change =
  | { type: 'add'; uploads: Upload[] }
  | { type: 'set'; key: string; values: Partial<Upload> }
  | { type: 'remove'; key: string }

function reduce(uploads: readonly Upload[], change: Change): readonly Upload[] {
  if (change.type === 'add') return [...uploads, ...change.uploads]
  if (change.type === 'remove') return uploads.filter(({ key }) => key !== change.key)
  return uploads.map(upload => (upload.key === change.key ? { ...upload, ...change.values } : upload))
}

const arrived = (id: string): Upload => ({
  key: id,
  id,
  file: null,
  preview: null,
  percent: 100,
  code: null,
})

let count = 0
const chosen = (file: File): Upload => ({
  key: `new-${++count}`,
  id: null,
  file,
  preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
  percent: 0,
  code: file.size > MOST_FILE_BYTES ? 'files.too_large' : null,
})

export const isSending = (upload: Upload): boolean => upload.id === null && upload.code === null

/** The photos of one field: what was chosen, how far each is, and their ids once they are with the server. */
export function useUploads(
  kind: UploadKind,
  initialIds: readonly string[],
  onSent: (upload: Upload) => void,
) {
  const [uploads, dispatch] = useReducer(reduce, initialIds, ids => ids.map(arrived))
  /** One after the other: on a thin line, one whole photo is worth more than six halves. */
  const line = useRef(Promise.resolve())
  const removed = useRef(new Set<string>())

  function finish(upload: Upload, sent: Sent): void {
    if (removed.current.has(upload.key)) {
      if ('id' in sent) takeBack(sent.id)
      return
    }
    const values = 'id' in sent ? { id: sent.id, percent: 100 } : { code: sent.code, params: sent.params }
    dispatch({ type: 'set', key: upload.key, values })
    if ('id' in sent) onSent({ ...upload, id: sent.id })
  }

  function send(upload: Upload): void {
    const { key, file } = upload
    if (!file) return
    line.current = line.current.then(async () => {
      if (removed.current.has(key)) return
      const sent = await sendFile(kind, file, percent => dispatch({ type: 'set', key, values: { percent } }))
      finish(upload, sent)
    })
  }

  return {
    uploads,
    add(files: readonly File[]): void {
      const fresh = files.map(chosen)
      dispatch({ type: 'add', uploads: fresh })
      for (const upload of fresh) if (isSending(upload)) send(upload)
    },
    again(upload: Upload): void {
      const values = { code: null, params: undefined, percent: 0 }
      dispatch({ type: 'set', key: upload.key, values })
      send({ ...upload, ...values })
    },
    remove(upload: Upload): void {
      removed.current.add(upload.key)
      dispatch({ type: 'remove', key: upload.key })
      if (upload.preview) URL.revokeObjectURL(upload.preview)
      if (upload.id) takeBack(upload.id)
    },
  }
}
