export const Data = () => null
