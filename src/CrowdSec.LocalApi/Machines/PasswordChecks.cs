using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Machines;

/// <summary>
/// Hashes and compares passwords, which is dear on purpose: a bounded number at a time, so that guessing cannot take the whole processor from bouncers, and a bounded queue.
/// </summary>
internal sealed class PasswordChecks(LocalApiLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(limits.ConcurrentLogins);
    private int _waiting;

    /// <param name="hash">Null: there is nothing to compare with, which takes as long as if there were.</param>
    public Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken) =>
        RunAsync(() => MachinePassword.Verify(password, hash ?? MachinePassword.NobodysHash) && hash is not null, cancellationToken);

    /// <exception cref="ArgumentException">The password is too long.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) => RunAsync(() => MachinePassword.Hash(password), cancellationToken);

    public void Dispose() => _turns.Dispose();

    /// <exception cref="ApiException">503: too many are waiting.</exception>
    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > limits.WaitingLogins + limits.ConcurrentLogins)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ApiException(StatusCodes.Status503ServiceUnavailable, "too many machines log in at once, try again later");
        }

        try
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, CancellationToken.None);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
