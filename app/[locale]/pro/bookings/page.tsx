import { BookingsOf, bookingsMetadata, type ListProps } from '../../bookings-list'

export const generateMetadata = ({ params }: ListProps) => bookingsMetadata('provider', params)

export default function BookingsPage(props: ListProps) {
  return <BookingsOf side="provider" {...props} />
}
