import { BookingOf, type DetailProps } from '../../../booking-detail'
import { bookingsMetadata } from '../../../bookings-list'

export const generateMetadata = ({ params }: DetailProps) => bookingsMetadata('client', params)

export default function BookingPage(props: DetailProps) {
  return <BookingOf side="client" {...props} />
}
