import { bookingsMetadata, ClientBookings, type ListProps } from '../../bookings-list'

export const generateMetadata = ({ params }: ListProps) => bookingsMetadata('client', params)

export default ClientBookings
