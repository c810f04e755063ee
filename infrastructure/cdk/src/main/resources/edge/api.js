// The functions see CloudFront's host and address; these headers tell them the viewer's. A browser that opens one of the
// form pages gets the web app's page instead; everything else gets the form that it asked for. Paths lose the slash at
// their end, since the gateway's routes do not take it; the functions answer both forms alike.
var pages = {
  '/user/login': '/enter/login',
  '/user/signup': '/enter/signup',
  '/user/password-reset': '/enter/password-reset',
  '/user/password-reset/confirm': '/enter/password-confirm',
  '/user/verify-email': '/enter/verify-email',
}

function handler(event) {
  var request = event.request
  if (request.uri.length > 1) request.uri = request.uri.replace(/\/+$/, '')
  var accept = request.headers.accept ? request.headers.accept.value : ''
  if (request.method === 'GET' && accept.indexOf('text/html') >= 0) {
    var location = pages[request.uri]
    if (location) {
      var query = Object.keys(request.querystring).map(function (name) {
        return name + '=' + request.querystring[name].value
      })
      if (query.length > 0) location += '?' + query.join('&')
      return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: location } } }
    }
  }
  request.headers['x-docket-host'] = { value: request.headers.host.value }
  request.headers['x-docket-address'] = { value: event.viewer.ip }
  return request
}
