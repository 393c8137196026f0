import { Component, type ReactNode } from 'react'
import { Button, Notice } from '../../ui/index.ts'

/** A fault of a screen must not become a white window: it says so, and everything saved is still there. */
export class Fault extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="ui-page ui-page-narrow">
        <Notice tone="stop" title="This screen could not be shown." live>
          <p>Everything that was saved is safe.</p>
          <p>Go back to Today and try again. If it happens again, restart Chairside.</p>
          <div className="ui-row">
            <Button
              onPress={() => {
                location.hash = '#/'
                this.setState({ failed: false })
              }}
            >
              Go to Today
            </Button>
          </div>
        </Notice>
      </div>
    )
  }
}
