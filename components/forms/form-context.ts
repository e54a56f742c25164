'use client'

import { createContext, useContext, useId } from 'react'
import type { Result } from '@/lib/core/result'
import { fieldMessage, type Messages } from './message-for'

type Refusal = Extract<Result<unknown>, { ok: false }>
export type FormState = { refusal: Refusal | null; pending: boolean; messages: Messages }

export const FormContext = createContext<FormState>({ refusal: null, pending: false, messages: {} })

export const useForm = () => useContext(FormContext)

/** What a field needs of its form: its id, what was typed before, and why it was refused. */
export function useField(name: string, hint: boolean) {
  const { refusal, messages } = useForm()
  const id = useId()
  const code = refusal?.fields?.[name]
  const error = code === undefined ? undefined : fieldMessage(messages, code, refusal?.params)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    error,
    typed: refusal?.values?.[name],
    refused: refusal !== null,
    describe: { 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined },
  }
}
