/** Which booking a form acts on, as the person saw it. */
export type Stepped = { id: string; version: number }

export function StepFields({ booking }: { booking: Stepped }) {
  return (
    <>
      <input type="hidden" name="booking" value={booking.id} />
      <input type="hidden" name="version" value={booking.version} />
    </>
  )
}
