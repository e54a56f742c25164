import { type ReceivedProps, ReviewsAbout, receivedMetadata } from '../../reviews-received'

export const generateMetadata = receivedMetadata

export default function ReviewsPage(props: ReceivedProps) {
  return <ReviewsAbout side="client" {...props} />
}
