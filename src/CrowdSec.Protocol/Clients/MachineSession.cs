using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;

namespace CrowdSec.Protocol.Clients;

/// <summary>The token of a log processor: fetched when first needed, kept until shortly before its end, fetched anew when the server refuses it. Thread-safe; callers share one log-in.</summary>
internal sealed class MachineSession(HttpTransport transport, MachineCredentials credentials, Func<IReadOnlyList<string>> scenarios, ClientOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<LoginAnswer>? _login;
    private DateTimeOffset _renewAt;

    /// <summary>Logs in whether or not there is a token.</summary>
    public Task<LoginAnswer> LogInAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _login = null;
        }

        return TokenAsync(cancellationToken);
    }

    /// <summary>Sends with a token; once again with a new one when it is refused.</summary>
    /// <param name="create">Makes the request, maybe twice.</param>
    public async Task<ApiAnswer> AskAsync(Func<HttpRequestMessage> create, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var login = await TokenAsync(cancellationToken).ConfigureAwait(false);
        using var request = Authorized(create(), login);
        var answer = await transport.AskAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        Forget(login);
        using var again = Authorized(create(), await TokenAsync(cancellationToken).ConfigureAwait(false));
        return await transport.AskAsync(again, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="AskAsync"/>, for answers that are read bit by bit.</summary>
    public async Task<HttpResponseMessage> OpenAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        var login = await TokenAsync(cancellationToken).ConfigureAwait(false);
        using var request = Authorized(create(), login);
        var response = await transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        Forget(login);
        using var again = Authorized(create(), await TokenAsync(cancellationToken).ConfigureAwait(false));
        return await transport.OpenAsync(again, cancellationToken).ConfigureAwait(false);
    }

    private static HttpRequestMessage Authorized(HttpRequestMessage request, LoginAnswer login)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", login.Token);
        return request;
    }

    private Task<LoginAnswer> TokenAsync(CancellationToken cancellationToken)
    {
        Task<LoginAnswer> login;
        lock (_lock)
        {
            if (_login is null || _login.IsFaulted || _login.IsCanceled || (_login.IsCompleted && clock.GetUtcNow() >= _renewAt))
            {
                _login = FetchAsync();
            }

            login = _login;
        }

        return login.WaitAsync(cancellationToken);
    }

    private void Forget(LoginAnswer used)
    {
        lock (_lock)
        {
            if (_login is { IsCompletedSuccessfully: true } login && ReferenceEquals(login.Result, used))
            {
                _login = null;
            }
        }
    }

    private async Task<LoginAnswer> FetchAsync()
    {
        await Task.Yield(); // the caller holds the lock
        var body = WireJson.ToUtf8(new LoginRequest(credentials.Login, credentials.Password, scenarios()), static (json, r) => WireJson.WriteLogin(json, r));
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/watchers/login") { Content = JsonContents.Of(body) };
        var answer = await transport.AskAsync(request, options.Timeout, CancellationToken.None).ConfigureAwait(false);
        var login = answer.Read(static utf8 => WireJsonReader.ReadLoginAnswer(utf8.Span));
        if (login.Token.Length == 0 || login.Token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ApiClientException("the Local API gave no token");
        }

        var ends = DateTimeOffset.TryParse(login.Expire, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expire) ? expire : clock.GetUtcNow() + TimeSpan.FromHours(1);
        lock (_lock)
        {
            _renewAt = ends - Margin;
        }

        return login;
    }
}
