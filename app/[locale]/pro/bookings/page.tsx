import { bookingsMetadata, type ListProps, ProviderBoard } from '../../bookings-list'

export const generateMetadata = ({ params }: ListProps) => bookingsMetadata('provider', params)

export default ProviderBoard
