import { BookingsOf, bookingsMetadata, type ListProps } from '../../bookings-list'

export const generateMetadata = ({ params }: ListProps) => bookingsMetadata('client', params)

export default function BookingsPage(props: ListProps) {
  return <BookingsOf side="client" {...props} />
}
