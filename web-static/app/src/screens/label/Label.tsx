export const Label = () => null
