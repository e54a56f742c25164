/** Words of a person: each line takes the direction of its own script. */
export function Words({ text }: { text: string }) {
  return text.split('\n').flatMap((line, index) => {
    const key = `${index}`
    const words = <bdi key={key}>{line}</bdi>
    return index === 0 ? [words] : [<br key={`${key} break`} />, words]
  })
}
