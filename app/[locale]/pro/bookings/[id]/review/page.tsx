import { ReviewOf, type ReviewProps, reviewMetadata } from '../../../../booking-review'

export const generateMetadata = reviewMetadata

export default function ReviewPage(props: ReviewProps) {
  return <ReviewOf side="provider" {...props} />
}
