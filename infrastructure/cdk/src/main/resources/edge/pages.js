// Every address of the web app is its index; a name with an extension is a file.
function handler(event) {
  var request = event.request
  var last = request.uri.split('/').pop()
  if (last.indexOf('.') < 0) request.uri = '/index.html'
  return request
}
