import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/** What an action has declared that it may leave in the audit log. Names only: core knows no feature's words. */
type AuditScope = { action: string; declared: readonly string[] }

const scope = new AsyncLocalStorage<AuditScope>()

/** Runs an action; whatever it calls may leave the declared traces and no other. */
export const withinAudit = <Done>(declared: AuditScope, run: () => Done): Done => scope.run(declared, run)

/**
 * Stops a trace that the running action has not declared: the throw takes its transaction back. Jobs and routes run
 * outside any action and are free.
 */
export function checkDeclared(trace: string): void {
  const running = scope.getStore()
  if (!running || running.declared.includes(trace)) return
  throw new Error(`action ${running.action} leaves ${trace} in the audit log without having declared it`)
}
