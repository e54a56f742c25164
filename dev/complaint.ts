/** A failure the person at the terminal can do something about: shown as its message alone, without a stack. */
export class Complaint extends Error {
  override name = 'Complaint'
}
